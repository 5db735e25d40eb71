"""What a screen reader is told: the accessibility tree of a running program, read from the real bus, and what it says.

Run as a program inside a D-Bus session of its own: starts the command that it is given, and for each file
`<moment>.ask` in the folder writes the tree as it is then to `<moment>.json`; what is announced goes to `said.jsonl`.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from time import monotonic, sleep
from typing import Any, NamedTuple

from jeepney import (
    DBusAddress,
    MatchRule,
    Message,
    MessageType,
    Properties,
    new_method_call,
)
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import (
    DBusConnection,
    open_dbus_connection,
)

ACCESSIBLE = "org.a11y.atspi.Accessible"
REGISTRY = ("org.a11y.atspi.Registry", "/org/a11y/atspi/accessible/root")
STATES = {1: "active", 4: "checked", 8: "enabled", 11: "focusable", 12: "focused", 25: "showing", 30: "visible"}
SHOWING = 25
CHOICE = "combo box"
LABELLED_BY = 2
DEPTH_OF_WINDOWS = 2
"""The desktop, a program, its windows: they may not say that they show."""

LONGEST_S = 450.0
MOST = 3000


class Element(NamedTuple):
    """One element: its role and name as a screen reader says them, what describes it, and its states by name.

    `labels` are those of a choice, whose own name is what is chosen in it.
    """

    role: str
    name: str
    description: str
    states: tuple[str, ...]
    children: tuple[Element, ...]
    labels: tuple[str, ...] = ()

    def all(self) -> Iterator[Element]:
        """This one and every one inside it, in reading order."""
        yield self
        for child in self.children:
            yield from child.all()


def element_from(data: Any) -> Element:
    """The element that was written as JSON."""
    role, name, description, states, children, labels = data
    inside = tuple(element_from(child) for child in children)
    return Element(role, name, description, tuple(states), inside, tuple(labels))


class Bus:
    """The accessibility bus."""

    def __init__(self) -> None:
        self.connection = connected()
        self._left = MOST

    def tree(self) -> Element:
        """Everything that the programs on the bus show."""
        self._left = MOST
        return self._element(*REGISTRY)

    def _elements(self, places: list[tuple[str, str]], depth: int) -> Iterator[Element]:
        for owner, path in places:
            # What has gone since it was named is left out.
            with suppress(KeyError):
                yield self._element(owner, path, depth)

    def _element(self, owner: str, path: str, depth: int = 0) -> Element:
        self._left -= 1
        low, high = self._call(owner, path, "GetState")[0]
        bits = low | high << 32
        # Pages that do not show are passed over, as a screen reader does; each question takes a while.
        wanted = depth <= DEPTH_OF_WINDOWS or bits >> SHOWING & 1
        children = self._call(owner, path, "GetChildren")[0] if wanted and self._left > 0 else []
        role = self._call(owner, path, "GetRoleName")[0]
        return Element(
            role=role,
            name=self._property(owner, path, "Name"),
            description=self._property(owner, path, "Description"),
            states=tuple(word for bit, word in STATES.items() if bits >> bit & 1),
            children=tuple(self._elements(children, depth + 1)),
            labels=tuple(self._labels(owner, path)) if role == CHOICE else (),
        )

    def _labels(self, owner: str, path: str) -> Iterator[str]:
        for kind, targets in self._call(owner, path, "GetRelationSet")[0]:
            if kind == LABELLED_BY:
                for target_owner, target_path in targets:
                    yield self._property(target_owner, target_path, "Name")

    def _call(self, owner: str, path: str, method: str) -> Any:
        address = DBusAddress(path, bus_name=owner, interface=ACCESSIBLE)
        return self._answer(new_method_call(address, method))

    def _property(self, owner: str, path: str, name: str) -> str:
        address = DBusAddress(path, bus_name=owner, interface=ACCESSIBLE)
        return str(self._answer(Properties(address).get(name))[0][1])

    def _answer(self, asked: Message) -> Any:
        reply = self.connection.send_and_get_reply(asked)
        if reply.header.message_type == MessageType.error:
            raise KeyError(str(reply.body))
        return reply.body


def connected() -> DBusConnection:
    """A connection to the bus of its own that assistive programs use."""
    session = open_dbus_connection(bus="SESSION")
    address = DBusAddress("/org/a11y/bus", bus_name="org.a11y.Bus", interface="org.a11y.Bus")
    place = session.send_and_get_reply(new_method_call(address, "GetAddress")).body[0]
    return open_dbus_connection(bus=place)


def listen(folder: Path) -> None:
    """Write down every announcement, until the process ends."""
    connection = connected()
    rule = MatchRule(type="signal", interface="org.a11y.atspi.Event.Object", member="Announcement")
    connection.send_and_get_reply(message_bus.AddMatch(rule))
    registry = DBusAddress(
        "/org/a11y/atspi/registry", bus_name="org.a11y.atspi.Registry", interface="org.a11y.atspi.Registry"
    )
    connection.send_and_get_reply(new_method_call(registry, "RegisterEvent", "s", ("object:announcement",)))
    with (folder / "said.jsonl").open("a", encoding="utf-8") as said:
        while True:
            message = connection.receive()
            if message.header.fields.get(3) == "Announcement":
                _detail, politeness, _more, text, *_rest = message.body
                said.write(json.dumps({"text": text[1], "assertive": politeness == 2}) + "\n")
                said.flush()


def main(folder: Path, command: list[str]) -> int:
    """Run the command, answer what is asked, and return the command's status."""
    bus = Bus()
    threading.Thread(target=listen, args=(folder,), daemon=True).start()
    process = subprocess.Popen(command)
    end = monotonic() + LONGEST_S
    while process.poll() is None and monotonic() < end:
        for asked in folder.glob("*.ask"):
            answer = folder / f".{asked.stem}"
            answer.write_text(json.dumps(bus.tree()), encoding="utf-8")
            asked.unlink()
            answer.rename(asked.with_suffix(".json"))
        sleep(0.05)
    process.kill()
    return process.wait()


if __name__ == "__main__":
    status = main(Path(sys.argv[1]), sys.argv[2:])
    sys.stdout.flush()
    os._exit(status)
