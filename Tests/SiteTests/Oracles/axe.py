"""Runs axe in headless Chromium over every HTML page of a folder.

Usage: axe.py CHROMIUM CHROMEDRIVER FOLDER

The folder is served on a free loopback port, since axe may not read style sheets of file: pages. Each page is loaded at the width of a desktop and of a phone and examined in light and in dark. Prints
{"pages": N, "findings": ["PAGE, WIDTH, SCHEME: RULE: …", …]}.
"""

import json
import os
import sys
import threading
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

import axe_playwright_python
from selenium import webdriver

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
WIDTHS = {"desktop": (1280, 900, False), "phone": (390, 844, True)}
SCHEMES = ("light", "dark")
RUN_AXE = """
const done = arguments[arguments.length - 1];
axe.run({resultTypes: ["violations"]}).then(result => done(result.violations.map(violation => [
    violation.id, violation.help, violation.nodes.map(node => node.html).slice(0, 3)])), error => done([["axe", String(error), []]]));
"""
OVERFLOW = "return document.documentElement.scrollWidth - document.documentElement.clientWidth"
REQUESTS = """
return performance.getEntriesByType("resource").map(entry => entry.name).filter(name =>
    !name.startsWith(location.origin + "/") && !/^(data|blob):/.test(name));
"""


def main():
    chromium, chromedriver, folder = sys.argv[1:]
    folder = Path(folder).resolve()
    pages = [page.relative_to(folder).as_posix() for page in sorted(folder.rglob("*.html"))]
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    driver = start(chromium, chromedriver)
    try:
        site = f"http://127.0.0.1:{server.server_port}/"
        findings = [finding for page in pages for finding in examine(driver, site, page)]
    finally:
        driver.quit()
        server.shutdown()
    print(json.dumps({"pages": len(pages), "findings": findings}))


class Handler(SimpleHTTPRequestHandler):
    def do_GET(self):
        if self.path == "/favicon.ico":  # Browsers ask for it unasked.
            self.send_response(204)
            self.end_headers()
        else:
            super().do_GET()

    def log_message(self, *_):
        pass


def start(chromium, chromedriver):
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for argument in ("--headless=new", "--disable-gpu", "--disable-dev-shm-usage", "--force-prefers-reduced-motion"):
        options.add_argument(argument)
    if os.geteuid() == 0:  # Chromium refuses its own sandbox to root, as in most containers.
        options.add_argument("--no-sandbox")
    options.set_capability("goog:loggingPrefs", {"browser": "SEVERE"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(executable_path=chromedriver))
    driver.set_page_load_timeout(60)
    driver.set_script_timeout(60)
    return driver


def examine(driver, site, name):
    for width, (pixels, height, mobile) in WIDTHS.items():
        driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": pixels, "height": height, "deviceScaleFactor": 1, "mobile": mobile},
        )
        driver.get(site + quote(name))
        overflow = driver.execute_script(OVERFLOW)
        if overflow > 0:
            yield f"{name}, {width}: the page is {overflow} pixels wider than the {width}"
        for url in driver.execute_script(REQUESTS):
            yield f"{name}, {width}: asks for {url}"
        for entry in driver.get_log("browser"):
            yield f"{name}, {width}: console: {entry['message']}"
        driver.execute_script(AXE)
        for scheme in SCHEMES:
            driver.execute_cdp_cmd(
                "Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]}
            )
            for rule, text, nodes in driver.execute_async_script(RUN_AXE):
                yield f"{name}, {width}, {scheme}: {rule}: {text}: {' '.join(nodes)}"


if __name__ == "__main__":
    main()
