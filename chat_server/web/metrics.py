"""Figures for Prometheus, read from the objects that have them when somebody asks."""

from collections.abc import Iterator, Mapping

from prometheus_client import CollectorRegistry, PlatformCollector, ProcessCollector
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from chat_server import faults
from chat_server.hub.hub import Hub
from chat_server.storage.writer import Writer


class Figures(Collector):
    """The figures of one server process."""

    def __init__(self, hub: Hub, writer: Writer) -> None:
        self._hub = hub
        self._writer = writer

    def collect(self) -> Iterator[Metric]:
        hub, writer = self._hub, self._writer
        yield GaugeMetricFamily("feierabend_connections", "Open sockets", len(hub.keepalive.connections))
        yield GaugeMetricFamily("feierabend_people", "People with an open socket", len(hub.people))
        yield GaugeMetricFamily("feierabend_rooms", "Chats that somebody hears", len(hub.rooms))
        yield CounterMetricFamily("feierabend_events_told", "Events told to the members of a chat", hub.told)
        yield CounterMetricFamily("feierabend_write_groups", "Commits", writer.groups)
        yield CounterMetricFamily(
            "feierabend_write_requests", "Requests committed or refused", writer.requests
        )
        yield _by(
            "feierabend_faults", "Faults of the server's own, by what was being done", "doing", faults.counted
        )
        rows = {table: len(met) for table, met in faults.unreadable.items()}
        yield _by("feierabend_unreadable_rows", "Rows met since the start that cannot be read", "table", rows)


def _by(name: str, meaning: str, label: str, counted: Mapping[str, int]) -> Metric:
    """A counter with one label."""
    metric = CounterMetricFamily(name, meaning, labels=[label])
    for key, count in sorted(counted.items()):
        metric.add_metric([key], count)
    return metric


def registry(hub: Hub, writer: Writer) -> CollectorRegistry:
    """A registry with the figures of this process."""
    registry = CollectorRegistry()
    registry.register(Figures(hub, writer))
    ProcessCollector(registry=registry)
    PlatformCollector(registry=registry)
    return registry
