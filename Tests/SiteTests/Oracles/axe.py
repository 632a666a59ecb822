"""Runs axe in headless Chromium over every HTML page of a folder.

Usage: axe.py CHROMIUM CHROMEDRIVER FOLDER

Each page is loaded at the width of a desktop and of a phone and examined in light and in dark. Prints
{"pages": N, "findings": ["PAGE, WIDTH, SCHEME: RULE: …", …]}.
"""

import json
import os
import sys
from pathlib import Path

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
return performance.getEntriesByType("resource").map(entry => entry.name).filter(name => !/^(file|data|blob):/.test(name));
"""


def main():
    chromium, chromedriver, folder = sys.argv[1:]
    pages = sorted(Path(folder).resolve().rglob("*.html"))
    driver = start(chromium, chromedriver)
    try:
        findings = [finding for page in pages for finding in examine(driver, page, Path(folder).resolve())]
    finally:
        driver.quit()
    print(json.dumps({"pages": len(pages), "findings": findings}))


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


def examine(driver, page, folder):
    name = page.relative_to(folder).as_posix()
    for width, (pixels, height, mobile) in WIDTHS.items():
        driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": pixels, "height": height, "deviceScaleFactor": 1, "mobile": mobile},
        )
        driver.get(page.as_uri())
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
