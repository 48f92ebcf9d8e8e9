"""One person's session with the dashboard, by Streamlit's own websocket and without a browser."""

from __future__ import annotations

import time
import urllib.request
from types import TracebackType
from typing import Final, Self
from urllib.parse import urlencode, urlsplit

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.Element_pb2 import Element
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

_WAIT_S: Final = 60
_WORLD: Final = f"z=2&box=0,0,{2**32 - 1},{2**32 - 1}"


class StreamlitSession:
    """Opens the page and changes its type filter, as the browser's program does.

    A change is over when the page's script has run and the map's cells have come.
    """

    def __init__(self, address: str) -> None:
        self._address = address
        host = urlsplit(address).netloc
        self._socket: ClientConnection = connect(
            f"ws://{host}/_stcore/stream",
            origin=Origin(f"http://{host}"),
            subprotocols=[Subprotocol("streamlit")],
            max_size=None,
            open_timeout=_WAIT_S,
        )
        self._types = ""
        self._choices: list[str] = []
        self._query = ""
        self._run(ClientState())

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        fault: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._socket.close()

    def choose(self, event_type: str) -> float:
        """Show one type of incident; return the seconds until page and map have it.

        Raises:
            RuntimeError: The page has no such choice, or its script failed.
        """
        choice = next((each for each in self._choices if each.startswith(event_type)), None)
        if choice is None:
            raise RuntimeError(f"The page offers {self._choices}, not {event_type!r}.")
        state = WidgetState(id=self._types)
        state.string_array_value.data.append(choice)
        asked = ClientState(query_string=self._query)
        asked.widget_states.widgets.append(state)
        begun = time.perf_counter()
        self._run(asked)
        query = urlencode({"type": event_type})
        if query not in self._query:
            raise RuntimeError(f"The page shows {self._query!r}, not {query!r}.")
        with urllib.request.urlopen(  # noqa: S310 - http on 127.0.0.1
            f"{self._address}/map/cells?{query}&{_WORLD}", timeout=_WAIT_S
        ) as answer:
            answer.read()
        return time.perf_counter() - begun

    def _run(self, asked: ClientState) -> None:
        self._socket.send(BackMsg(rerun_script=asked).SerializeToString())
        while True:
            received = self._socket.recv(timeout=_WAIT_S)
            assert isinstance(received, bytes)  # noqa: S101 - Streamlit sends binary frames only
            message = ForwardMsg.FromString(received)
            kind = message.WhichOneof("type")
            if kind == "delta" and message.delta.HasField("new_element"):
                self._note(message.delta.new_element)
            elif kind == "page_info_changed":
                self._query = message.page_info_changed.query_string
            elif kind == "script_finished":
                if message.script_finished == ForwardMsg.FINISHED_SUCCESSFULLY:
                    return
                if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                    raise RuntimeError("The page's script could not be read.")

    def _note(self, element: Element) -> None:
        if element.WhichOneof("type") == "exception":
            raise RuntimeError(element.exception.message)
        if element.WhichOneof("type") == "button_group" and element.button_group.label == "Type":
            self._types = element.button_group.id
            self._choices = [each.content for each in element.button_group.options]
