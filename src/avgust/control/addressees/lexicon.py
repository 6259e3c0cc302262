"""Words that name organisations, as data: dictionary forms of a phrase → what it means, with a phrase where it was met.

`x|y` stands for either word; a word in capitals is an abbreviation and counts only where written as one. Of two
entries that begin at one word the longer one speaks.
"""

from collections.abc import Mapping
from typing import NamedTuple

from avgust.control.organisations import OrganisationKind as Kind

SCHOOLS = frozenset({Kind.school, Kind.boarding})
GARDENS = frozenset({Kind.kindergarten})
ADDITIONAL = frozenset({Kind.additional})
BOARDING = frozenset({Kind.boarding})
VOCATIONAL = frozenset({Kind.vocational})
EDUCATIONAL = frozenset({*SCHOOLS, *GARDENS, *ADDITIONAL, *VOCATIONAL})
AUTHORITIES = frozenset({Kind.authority})
METHODICAL = frozenset({Kind.methodical_centre})
ANY_KIND = frozenset[Kind]()
DOUBTFUL = "?"  # code of what has two meanings: always asked


class Meaning(NamedTuple):
    """What a phrase stands for. `kinds` is empty where it says nothing of the kind; `code` narrows it."""

    kinds: frozenset[Kind]
    code: str
    witness: str


# Adjectives (and what stands for them) that tell the kind beside «организация», «учреждение».
KIND_WORDS: Mapping[str, Meaning] = {
    "образовательный": Meaning(EDUCATIONAL, "", "руководителям образовательных организаций"),
    "общеобразовательный": Meaning(SCHOOLS, "", "руководители общеобразовательных учреждений"),
    "дошкольный": Meaning(GARDENS, "", "руководителям дошкольных организаций"),
    "дошкольный образование": Meaning(GARDENS, "", "организациям дошкольного образования"),
    "общий образование": Meaning(SCHOOLS, "", "учреждениям общего образования"),
    "дополнительный образование": Meaning(ADDITIONAL, "", "руководители организаций дополнительного образования"),
    "дополнительный образование ребенок|дети": Meaning(ADDITIONAL, "", "учреждения дополнительного образования детей"),
    "профессиональный": Meaning(VOCATIONAL, "", "профессиональным образовательным организациям"),
    "коррекционный": Meaning(BOARDING, "", "коррекционным образовательным организациям"),
}

# Nouns that need such a word: alone they name no kind.
GENERIC: Mapping[str, Meaning] = {
    "организация": Meaning(ANY_KIND, "", "образовательным организациям"),
    "учреждение": Meaning(ANY_KIND, "", "руководители образовательных учреждений"),
}

# What an organisation is called. The code is the type that its own name must have; without it the kind is enough.
TYPES: Mapping[str, Meaning] = {
    "школа|шк": Meaning(SCHOOLS, "школа", "директора школ"),
    "общеобразовательный школа": Meaning(SCHOOLS, "школа", "директорам общеобразовательных школ"),
    "СОШ": Meaning(SCHOOLS, "средняя", "МБОУ СОШ № 3 и № 8"),
    "средний школа": Meaning(SCHOOLS, "средняя", "директорам средних школ"),
    "средний общеобразовательный школа": Meaning(SCHOOLS, "средняя", "средняя общеобразовательная школа № 2"),
    "ООШ": Meaning(SCHOOLS, "основная", "директор МБОУ «Дубровская ООШ»"),
    "основный школа": Meaning(SCHOOLS, "основная", "директорам основных школ"),
    "основный общеобразовательный школа": Meaning(SCHOOLS, "основная", "основная общеобразовательная школа № 7"),
    "НОШ": Meaning(SCHOOLS, "начальная", "директорам НОШ"),
    "начальный школа": Meaning(SCHOOLS, "начальная", "начальным школам района"),
    "начальный общеобразовательный школа": Meaning(SCHOOLS, "начальная", "начальная общеобразовательная школа № 1"),
    "лицей": Meaning(SCHOOLS, "лицей", "лицей № 7"),
    "гимназия": Meaning(SCHOOLS, "гимназия", "гимназия № 2"),
    "школа-интернат|интернат": Meaning(BOARDING, "интернат", "школам-интернатам"),
    "коррекционный школа": Meaning(BOARDING, "", "коррекционным школам"),
    "детский сад": Meaning(GARDENS, "", "заведующие детскими садами"),
    "детсад|д/с": Meaning(GARDENS, "", "заведующим детсадами"),
    "ДОУ|ДОО": Meaning(GARDENS, "", "заведующие ДОУ"),
    "МБДОУ|МДОУ|МКДОУ|МАДОУ": Meaning(GARDENS, "", "заведующий МБДОУ № 9"),
    "УДО|УДОД|ОДО|ДОД|ДО": Meaning(ADDITIONAL, "", "руководители МБУ ДО"),
    "колледж": Meaning(VOCATIONAL, "колледж", "руководители колледжей"),
    "техникум": Meaning(VOCATIONAL, "техникум", "директорам техникумов"),
    "ПОО|СПО": Meaning(VOCATIONAL, "", "директорам ПОО"),
    "ДЮСШ": Meaning(ADDITIONAL, "спортивная", "ДЮСШ"),
    "спортивный школа": Meaning(ADDITIONAL, "спортивная", "спортивная школа «Олимп»"),
    "ДШИ": Meaning(ADDITIONAL, "искусств", "директору ДШИ"),
    "школа искусство": Meaning(ADDITIONAL, "искусств", "школа искусств"),
    "детский школа искусство": Meaning(ADDITIONAL, "искусств", "детская школа искусств"),
    "музыкальный школа": Meaning(ADDITIONAL, "музыкальная", "музыкальная школа"),
    "ОО|ОУ": Meaning(EDUCATIONAL, DOUBTFUL, "руководители ОО"),  # «образовательные» or «общеобразовательные»
}

# Bodies that are a kind by themselves.
BODIES: Mapping[str, Meaning] = {
    "орган управление образование": Meaning(AUTHORITIES, "", "муниципальным органам управления образованием"),
    "орган осуществлять управление сфера образование": Meaning(
        AUTHORITIES, "", "органам, осуществляющим управление в сфере образования"
    ),
    "орган местный самоуправление осуществлять управление сфера образование": Meaning(
        AUTHORITIES, "", "органы местного самоуправления, осуществляющие управление в сфере образования"
    ),
    "осуществлять управление сфера образование": Meaning(
        AUTHORITIES, "", "органы районов (округов), осуществляющие управление в сфере образования"
    ),
    "МОУО|ОУО": Meaning(AUTHORITIES, "", "руководителям МОУО"),
    "методический служба": Meaning(METHODICAL, "", "муниципальные методические службы"),
    "ММС": Meaning(METHODICAL, "", "ММС организовать"),
}

# Legal forms: nothing of the kind, or the kind where nothing else tells it (in the second place).
FORMS: Mapping[str, Meaning] = {
    "МБОУ|МОУ|МКОУ|МАОУ": Meaning(SCHOOLS, "", "руководители МОУ № 3, 8, 15"),
    "МБУ|МКУ|МАУ|МУ|ГБУ|ГАУ|ГКУ|ГОУ|ГБОУ|ГУ": Meaning(ANY_KIND, "", "МКУ «Информационно-методический отдел»"),
    "муниципальный|государственный бюджетный|казенный|автономный учреждение": Meaning(
        ANY_KIND, "", "муниципальное казённое учреждение «Информационно-методический центр»"
    ),
    "муниципальный|государственный учреждение": Meaning(ANY_KIND, "", "муниципальное учреждение «Методический центр»"),
    "муниципальный бюджетный|казенный|автономный общеобразовательный учреждение": Meaning(
        SCHOOLS, "", "муниципальное бюджетное общеобразовательное учреждение «Гимназия»"
    ),
    "муниципальный бюджетный|казенный|автономный дошкольный образовательный учреждение": Meaning(
        GARDENS, "", "муниципальное бюджетное дошкольное образовательное учреждение «Солнышко»"
    ),
    "муниципальный бюджетный|казенный|автономный учреждение дополнительный образование": Meaning(
        ADDITIONAL, "", "муниципальное бюджетное учреждение дополнительного образования «Дом творчества»"
    ),
}

# Posts, which stand for the place of work. Kinds: where such people work if nothing else is said; «?»: not everywhere.
POSTS: Mapping[str, Meaning] = {
    "руководитель|рук": Meaning(ANY_KIND, "", "руководители школ"),
    "директор|дир": Meaning(ANY_KIND, "", "директора школ"),
    "заведующий|заведующая|заведовать|зав": Meaning(ANY_KIND, "", "заведующие детскими садами"),
    "начальник|нач": Meaning(ANY_KIND, "", "начальник управления образования"),
    "заместитель|зам": Meaning(ANY_KIND, "", "заместители директоров школ"),
    "специалист|спец": Meaning(ANY_KIND, "", "специалистам управления образования"),
    "главный|ведущий|старший специалист": Meaning(ANY_KIND, "", "главный специалист управления образования"),
    "главный бухгалтер": Meaning(ANY_KIND, "", "главный бухгалтер управления образования"),
    "методист": Meaning(ANY_KIND, DOUBTFUL, "методисты МКУ «Методический центр»"),
    "администрация": Meaning(ANY_KIND, "", "администрациям школ"),
    "работник|сотрудник": Meaning(ANY_KIND, "", "работникам школ"),
    "коллектив": Meaning(ANY_KIND, "", "коллективам школ"),
    "ответственный лицо": Meaning(ANY_KIND, "", "ответственным лицам школ"),
    "педагог": Meaning(EDUCATIONAL, "", "все педагоги"),
    "педагогический работник|коллектив": Meaning(EDUCATIONAL, "", "педагогические работники"),
    "учитель": Meaning(SCHOOLS, "", "учителя математики"),
    "учитель начальный класс": Meaning(SCHOOLS, "", "учителям начальных классов"),
    "учитель математика": Meaning(SCHOOLS, "", "учителя математики"),
    "учитель русский язык": Meaning(SCHOOLS, "", "учителям русского языка"),
    "учитель физический культура": Meaning(SCHOOLS, "", "учителя физической культуры"),
    "классный руководитель": Meaning(SCHOOLS, "", "классные руководители"),
    "старший|ст воспитатель": Meaning(GARDENS, "", "старшие воспитатели"),
    "воспитатель": Meaning(GARDENS, DOUBTFUL, "воспитатели"),
    "социальный|соц педагог": Meaning(SCHOOLS, DOUBTFUL, "социальные педагоги"),
    "педагог-психолог|психолог": Meaning(EDUCATIONAL, DOUBTFUL, "педагоги-психологи"),
    "педагог дополнительный образование": Meaning(ADDITIONAL, DOUBTFUL, "педагоги дополнительного образования"),
    "педагог-организатор": Meaning(SCHOOLS, DOUBTFUL, "педагог-организатор"),
    "завхоз": Meaning(EDUCATIONAL, DOUBTFUL, "завхозы школ"),
    "повар": Meaning(EDUCATIONAL, DOUBTFUL, "повара"),
    "библиотекарь": Meaning(SCHOOLS, DOUBTFUL, "школьный библиотекарь"),
    "советник директор воспитание взаимодействие детский общественный объединение": Meaning(
        SCHOOLS, "", "советники директоров по воспитанию и взаимодействию с детскими общественными объединениями"
    ),
}

# What narrows a group: the attribute of the registry.
ATTRIBUTE_WORDS: Mapping[str, Meaning] = {
    "сельский": Meaning(ANY_KIND, "rural", "руководителям сельских школ"),
    "расположить сельский местность": Meaning(ANY_KIND, "rural", "организаций, расположенных в сельской местности"),
    "находиться сельский местность": Meaning(ANY_KIND, "rural", "школам, находящимся в сельской местности"),
    "сельский местность": Meaning(ANY_KIND, "rural", "школам сельской местности"),
    "малокомплектный": Meaning(ANY_KIND, "small", "директорам малокомплектных школ"),
    "НОР|ШНОР": Meaning(ANY_KIND, "low_results", "школы с НОР"),
    "низкий результат": Meaning(ANY_KIND, "low_results", "Шк. с низкими результатами"),
    "низкий образовательный результат": Meaning(
        ANY_KIND, "low_results", "школам с низкими образовательными результатами"
    ),
    "низкий результат обучение": Meaning(ANY_KIND, "low_results", "школам с низкими результатами обучения"),
    "высокий результат": Meaning(ANY_KIND, "high_results", "школам с высокими результатами"),
    "высокий образовательный результат": Meaning(
        ANY_KIND, "high_results", "школам с высокими образовательными результатами"
    ),
    "дошкольный группа": Meaning(ANY_KIND, "preschool_groups", "школам с дошкольными группами"),
    "иметь дошкольный группа": Meaning(ANY_KIND, "preschool_groups", "школам, имеющим дошкольные группы"),
    "иметь интернат": Meaning(ANY_KIND, "boarding", "руководители школ, имеющих интернат"),
    "опорный": Meaning(ANY_KIND, "support_school", "опорным школам"),
    "базовый": Meaning(ANY_KIND, "base_school", "базовым школам"),
    "пилотный": Meaning(ANY_KIND, "pilot", "директора пилотных школ"),
    "инновационный площадка": Meaning(ANY_KIND, "innovative", "школам – инновационным площадкам"),
    "центр точка рост": Meaning(ANY_KIND, "growth_point", "школам с центрами «Точка роста»"),
    "осуществлять подвоз": Meaning(ANY_KIND, "school_bus", "директора школ, осуществляющих подвоз"),
    "осуществлять подвоз учащийся|обучающийся": Meaning(
        ANY_KIND, "school_bus", "директора школ, осуществляющих подвоз учащихся"
    ),
    "реализовать инклюзивный образование": Meaning(
        ANY_KIND, "inclusive", "школам, реализующим инклюзивное образование"
    ),
}

# Words that change nothing: all, own, of this place.
FILLERS: Mapping[str, str] = {
    "весь": "руководители всех образовательных организаций",
    "муниципальный": "руководители муниципальных образовательных организаций",
    "подведомственный": "подведомственным учреждениям",
    "районный|городской|окружной": "районным школам",
    "с|со|в|на|по": "школы с НОР",
}

# What is said of the territory after a name.
PLACES: Mapping[str, str] = {
    "район|округ|город|край|область|республика|муниципалитет": "руководители образовательных организаций района",
    "муниципальный район|округ|образование": "школам муниципального района",
    "городской округ": "школам городского округа",
}
SETTLEMENTS: Mapping[str, str] = {
    "с|село|п|пос|поселок|д|дер|деревня|г|ст|станица|х|хутор|рп|пгт|аул|станция|слобода": "школе с. Ивановка",
}
# Whose power is above or beside the district's.
ABOVE: Mapping[str, str] = {
    "областной|краевой|республиканский|региональный|государственный|федеральный": "Областной институт развития",
}
# Where to look for candidates when nothing of that name is found.
NEAR: Mapping[str, tuple[frozenset[Kind], str]] = {
    "методический": (METHODICAL, "районный методический кабинет"),
    "методист": (METHODICAL, "методисты"),
    "комитет": (AUTHORITIES, "Комитет по образованию"),
    "управление": (AUTHORITIES, "Управление образования"),
    "отдел": (frozenset({Kind.authority, Kind.department}), "Отдел образования"),
    "сектор": (frozenset({Kind.department}), "Сектор общего образования"),
    "колледж": (VOCATIONAL, "педагогический колледж"),
}
JOINTS: Mapping[str, str] = {"и|а|также|или|либо": "директора школ, а также заведующие детскими садами"}
EXCEPTIONS: Mapping[str, str] = {
    "кроме": "школам, кроме МБОУ СОШ № 4",
    "исключение": "всем школам, за исключением гимназии № 1",
}
LISTS: Mapping[str, str] = {
    "перечень|список|приложение": "школам по перечню (приложение 2)",
    "согласно": "школам согласно приложению",
    "прилагать|прилагаемый": "по прилагаемому перечню",
}
