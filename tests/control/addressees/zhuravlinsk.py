"""An invented district for the tests: one authority, its departments, a centre, schools, kindergartens, a region above."""

from datetime import date

from avgust.control.organisations import OrganisationFacts
from avgust.control.organisations import OrganisationKind as Kind

REGION, AUTHORITY, GENERAL, PRESCHOOL, CENTRE = 1, 2, 3, 4, 5
ON = date(2026, 9, 1)
FULL = "Муниципальное бюджетное общеобразовательное учреждение"


def one(id, kind, name, short="", number=None, settlement="г. Журавлинск", attributes=(), parent=AUTHORITY, **dates):
    """Facts with the usual left out."""
    return OrganisationFacts(
        id, kind, name, short, number, settlement, frozenset(attributes), parent,
        dates.get("opened"), dates.get("closed"), dates.get("successor"),
    )


DISTRICT = (
    one(1, Kind.region, "Министерство образования и науки Липовской области", "Минобр", parent=None),
    one(2, Kind.authority, "Управление образования администрации Журавлинского муниципального района", "УО", parent=1),
    one(3, Kind.department, "Отдел общего образования"),
    one(4, Kind.department, "Отдел дошкольного образования"),
    one(5, Kind.methodical_centre, "Муниципальное бюджетное учреждение «Информационно-методический центр»", "МБУ ИМЦ"),
    one(6, Kind.department, "Отдел опеки и попечительства"),
    one(10, Kind.school, f"{FULL} «Средняя общеобразовательная школа № 1»", "МБОУ СОШ № 1", "1", attributes=["high_results"]),
    one(11, Kind.school, f"{FULL} «Средняя общеобразовательная школа № 3»", "МБОУ СОШ № 3", "3", attributes=["low_results"]),
    one(12, Kind.school, f"{FULL} «Средняя общеобразовательная школа № 8»", "МБОУ СОШ № 8", "8"),
    one(13, Kind.school, f"{FULL} «Гимназия № 2»", "МБОУ «Гимназия № 2»", "2", attributes=["pilot"]),
    one(14, Kind.school, f"{FULL} «Лицей»", "МБОУ «Лицей»"),
    one(15, Kind.school, f"{FULL} «Ольховская средняя общеобразовательная школа»", "МБОУ «Ольховская СОШ»",
        settlement="с. Ольховка", attributes=["rural", "preschool_groups", "school_bus"]),
    one(16, Kind.school, f"{FULL} «Ивановская основная общеобразовательная школа»", "МБОУ «Ивановская ООШ»",
        settlement="с. Ивановка", attributes=["rural", "small", "low_results"]),
    one(17, Kind.school, f"{FULL} «Средняя общеобразовательная школа № 4»", "МБОУ СОШ № 4", "4",
        closed=date(2024, 8, 31), successor=10),
    one(18, Kind.school, f"{FULL} «Средняя общеобразовательная школа № 12»", "МБОУ СОШ № 12", "12", opened=date(2027, 9, 1)),
    one(19, Kind.school, f"{FULL} «Сосновская начальная школа»", "МБОУ «Сосновская НОШ»",
        settlement="с. Сосновка", closed=date(2019, 12, 31)),
    one(20, Kind.kindergarten, "МБДОУ «Детский сад № 5 «Солнышко»»", "ДОУ № 5", "5"),
    one(21, Kind.kindergarten, "МБДОУ «Детский сад «Берёзка»»", "МБДОУ «Берёзка»", settlement="с. Ивановка", attributes=["rural"]),
    one(22, Kind.kindergarten, "МБДОУ детский сад № 9 «Ромашка»", "", "9"),
    one(23, Kind.kindergarten, "МБДОУ «Детский сад № 2»", "", "2"),
    one(30, Kind.additional, "МБУ ДО «Дом детского творчества»", "МБУ ДО ДДТ"),
    one(31, Kind.additional, "МБУ ДО «Спортивная школа «Олимп»»", "СШ «Олимп»"),
    one(40, Kind.boarding, "МКОУ «Школа-интернат»", "", settlement="пос. Заречный"),
    one(50, Kind.school, f"{FULL} «Соседская СОШ № 6»", "МБОУ СОШ № 6", "6", parent=60),
    one(60, Kind.authority, "Отдел образования администрации Соседского района", "", parent=1, settlement="с. Соседово"),
    one(61, Kind.kindergarten, "МБДОУ «Детский сад «Теремок»»", "", parent=60),
)
