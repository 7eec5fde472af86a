"""The report as a static site: pages that need no server, load nothing from elsewhere and change only where the facts do."""

from tosmon.site.building import Built, build, render
from tosmon.site.rendering import Pages, Settings

__all__ = ["Built", "Pages", "Settings", "build", "render"]
