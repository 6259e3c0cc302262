"""The parts of a DOCX by what they are for."""

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from avgust.reading.sources.archive import Package, target_name
from avgust.reading.sources.errors import refusal
from avgust.reading.sources.limits import Limits
from avgust.reading.sources.word.xml import parse


@dataclass(slots=True)
class _Relation:
    kind: str
    part: str


class Parts:
    """The main part and those that it is related to; each is parsed when asked for."""

    def __init__(self, package: Package, place: str, limits: Limits) -> None:
        self._package, self._place, self._limits = package, place, limits
        self._roots: dict[str, Element | None] = {}
        self._main = self._main_part()
        self._relations = self._read_relations()

    def main(self) -> Element:
        """The root of the part with the text."""
        root = self.root(self._main)
        if root is None:
            raise refusal("damaged", self._place, "в архиве нет документа Word")
        return root

    def related(self, kind: str) -> Element | None:
        """The root of the part of this kind: «styles», «numbering», «footnotes»."""
        named = next((relation.part for relation in self._relations.values() if relation.kind == kind), None)
        folder = self._main.rpartition("/")[0]
        return self.root(named or f"{folder}/{kind}.xml".lstrip("/"))

    def name(self, relation_id: str) -> str:
        """The name of the part that has this number among the relations; "" for none."""
        found = self._relations.get(relation_id)
        return found.part if found is not None else ""

    def root(self, name: str) -> Element | None:
        """The root of a part, None where there is no such part."""
        if name not in self._roots:
            self._roots[name] = self._parsed(name) if self._package.has(name) else None
        return self._roots[name]

    def _parsed(self, name: str) -> Element:
        return parse(self._package.part(name), name, self._place, self._limits)

    def _main_part(self) -> str:
        """The name of the part with the text, as the package tells it."""
        if self._package.has("_rels/.rels"):
            for relation in self._parsed("_rels/.rels"):
                if relation.get("Type", "").endswith("/officeDocument"):
                    name = target_name("", relation.get("Target", ""))
                    if self._package.has(name):
                        return name
        if self._package.has("word/document.xml"):
            return "word/document.xml"
        raise refusal("damaged", self._place, "в архиве нет документа Word")

    def _read_relations(self) -> dict[str, _Relation]:
        folder, _, name = self._main.rpartition("/")
        relations = f"{folder}/_rels/{name}.rels".lstrip("/")
        if not self._package.has(relations):
            return {}
        return {
            relation.get("Id", ""): _Relation(
                relation.get("Type", "").rpartition("/")[2], target_name(self._main, relation.get("Target", ""))
            )
            for relation in self._parsed(relations)
            if relation.get("TargetMode") != "External"
        }
