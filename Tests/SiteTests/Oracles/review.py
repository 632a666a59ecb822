"""Works on a review page in headless Chromium as a reviewer would, from the file system and without a network.

Usage: review.py CHROMIUM CHROMEDRIVER PAGE DOWNLOADS EDITED APPROVED

EDITED and APPROVED are the beginnings of the source texts of two segments. The first gets “ Vraiment.” at its end by way of the keyboard and is
approved, after an attempt to delete everything in it; the second is approved as it is. Prints, as JSON, what was seen on the way:

  codes      how many codes the first segment has, before and after everything in it was deleted
  undone     whether the text was there again after it was undone
  plain      the text of the first segment with placeholders for its codes
  kept       the states of both segments after the page was loaded anew
  exported   the file that the page handed over
  findings   what axe found while the editor was open, and what the browser had to say
"""

import json
import sys
import time
from pathlib import Path

from selenium.webdriver import ActionChains, Keys
from selenium.webdriver.common.by import By

from axe import AXE, OVERFLOW, RUN_AXE, SCHEMES, WIDTHS, start

SEGMENTS = "return JSON.parse(document.getElementById('data.').textContent).units.map(unit => unit.source.filter(part => typeof part === 'string').join(''))"


def main():
    chromium, chromedriver, page, downloads, edited, approved = sys.argv[1:]
    driver = start(chromium, chromedriver)
    try:
        print(json.dumps(work(driver, Path(page).resolve(), Path(downloads).resolve(), edited, approved)))
    finally:
        driver.quit()


def work(driver, page, downloads, edited, approved):
    driver.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(downloads)})
    driver.execute_cdp_cmd("Network.enable", {})
    driver.execute_cdp_cmd("Network.emulateNetworkConditions", {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0})
    driver.get(page.as_uri())
    texts = driver.execute_script(SEGMENTS)
    first, second = (next(index for index, text in enumerate(texts) if text.startswith(start)) for start in (edited, approved))
    report = {"findings": []}

    open_editor(driver, first)
    field = editor(driver)
    before = field.text
    codes = [len(chips(driver))]
    press(driver, Keys.CONTROL, "a")
    ActionChains(driver).send_keys(Keys.BACKSPACE).perform()
    codes.append(len(chips(driver)))
    report["codes"] = codes
    press(driver, Keys.CONTROL, "z")
    report["undone"] = editor(driver).text == before
    report["findings"] += examine(driver, "chips")
    press(driver, Keys.CONTROL, Keys.END)
    ActionChains(driver).send_keys(" Vraiment.").perform()
    click(driver, f"#u\\.{first} [data-do=mode]")
    report["plain"] = editor(driver).get_attribute("value")
    report["findings"] += examine(driver, "plain text")
    press(driver, Keys.CONTROL, Keys.ENTER)

    click(driver, f"#u\\.{second} [data-set=approved]")
    time.sleep(0.5)
    driver.get(page.as_uri())
    report["kept"] = [driver.find_element(By.CSS_SELECTOR, f"#u\\.{index}").get_attribute("data-state") for index in (first, second)]
    click(driver, "#export\\.")
    report["exported"] = downloaded(downloads)
    report["findings"] += [f"console: {entry['message']}" for entry in driver.get_log("browser")]
    return report


def open_editor(driver, index):
    click(driver, f"#u\\.{index} [data-do=edit]")


def editor(driver):
    return driver.find_element(By.CSS_SELECTOR, ".editor")


def chips(driver):
    return driver.find_elements(By.CSS_SELECTOR, ".editor .chip")


def click(driver, selector):
    element = driver.find_element(By.CSS_SELECTOR, selector)
    driver.execute_script("arguments[0].scrollIntoView({block: 'center'})", element)
    element.click()


def press(driver, modifier, key):
    ActionChains(driver).key_down(modifier).send_keys(key).key_up(modifier).perform()


def downloaded(folder):
    for _ in range(100):
        files = [path for path in folder.iterdir() if path.suffix == ".xlf"]
        if files:
            return str(files[0])
        time.sleep(0.1)
    return ""


def examine(driver, state):
    driver.execute_script(AXE)
    for width, (pixels, height, mobile) in WIDTHS.items():
        driver.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride", {"width": pixels, "height": height, "deviceScaleFactor": 1, "mobile": mobile}
        )
        if driver.execute_script(OVERFLOW) > 0:
            yield f"{state}, {width}: the page is wider than the {width}"
        for scheme in SCHEMES:
            driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
            for rule, text, nodes in driver.execute_async_script(RUN_AXE):
                yield f"{state}, {width}, {scheme}: {rule}: {text}: {' '.join(nodes)}"
    driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


if __name__ == "__main__":
    main()
