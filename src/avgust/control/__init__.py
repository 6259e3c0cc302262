"""The rules of control: states, terms, discipline, groups. Pure: no clock, no framework."""
