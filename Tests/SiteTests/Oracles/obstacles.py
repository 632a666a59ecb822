"""Reads a review page in headless Chromium, on which some texts cannot be handed over and others are not to be edited.

Usage: obstacles.py CHROMIUM CHROMEDRIVER PAGE EMPTIED LACKING

EMPTIED is the beginning of the source text of a segment whose translation has a link without words. Prints, as JSON:

  lacking    of the segment whose source begins so, which has lost a claim: whether it can be called approved, why not, and what the checks found
  isPossible whether the emptied segment can be called approved
  reason     what the page says of it
  mended     whether it can once there are words in the link
  progress   what is said of the progress, before and after the filter left nothing
  nothing    what is shown where the filter leaves nothing
  all        how many segments are shown once all are asked for again
  actions    how many segments have buttons, and how many there are
  toDo       what is to be put right in the file, with the filter for what is to be done
  small      the controls that are smaller than a finger at the width of a phone, or than 24 pixels at that of a desktop
  findings   what the browser had to say
"""

import json
import sys
from pathlib import Path

from selenium.webdriver import Keys
from selenium.webdriver.common.by import By

from axe import WIDTHS, start
from review import SEGMENTS, click, editor, open_editor, press

SMALL = """
return [...document.querySelectorAll("button, select, input, summary, textarea")]
    .filter(one => one.offsetParent && one.getBoundingClientRect().height < arguments[0]).map(one => one.outerHTML.slice(0, 80))
"""


def main():
    chromium, chromedriver, page, emptied, lacking = sys.argv[1:]
    driver = start(chromium, chromedriver)
    try:
        driver.get(Path(page).resolve().as_uri())
        print(json.dumps(work(driver, emptied, lacking)))
    finally:
        driver.quit()


def work(driver, emptied, lacking):
    report = {"small": []}
    index = next(index for index, text in enumerate(driver.execute_script(SEGMENTS)) if text.startswith(lacking))
    report["lacking"] = [
        str(is_possible(driver, index)),
        driver.find_element(By.CSS_SELECTOR, f"#obstacles\\.{index}").text,
        driver.find_element(By.CSS_SELECTOR, f"#u\\.{index} .findings").text,
    ]
    index = next(index for index, text in enumerate(driver.execute_script(SEGMENTS)) if text.startswith(emptied))
    report["isPossible"] = is_possible(driver, index)
    report["reason"] = driver.find_element(By.CSS_SELECTOR, f"#obstacles\\.{index}").text
    open_editor(driver, index)
    for width, least in (("desktop", 24), ("phone", 44)):
        pixels, height, mobile = WIDTHS[width]
        driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", {"width": pixels, "height": height, "deviceScaleFactor": 1, "mobile": mobile})
        report["small"] += [f"{width}: {html}" for html in driver.execute_script(SMALL, least)]
    driver.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
    click(driver, f"#u\\.{index} [data-do=mode]")
    field = editor(driver)
    text = field.get_attribute("value")
    press(driver, Keys.CONTROL, "a")
    number = next(n for n in range(1, 100) if f"{{{n}}}{{/{n}}}" in text)
    field.send_keys(text.replace(f"{{{number}}}{{/{number}}}", f"{{{number}}}des mots{{/{number}}}"))
    report["mended"] = is_possible(driver, index)
    click(driver, f"#u\\.{index} [data-do=close]")

    progress = driver.find_element(By.ID, "progress-text.")
    report["progress"] = [progress.text]
    search = driver.find_element(By.ID, "search.")
    search.send_keys("zzzz")
    report["progress"].append(progress.text)
    report["nothing"] = [driver.find_element(By.ID, "messages.").text, driver.find_element(By.CSS_SELECTOR, "#no-match\\. p").text]
    click(driver, "#show-all\\.")
    units = driver.find_elements(By.CSS_SELECTOR, ".unit")
    report["all"] = len([unit for unit in units if unit.is_displayed()])
    report["actions"] = [len(driver.find_elements(By.CSS_SELECTOR, ".unit .actions")), len(units)]
    driver.find_element(By.CSS_SELECTOR, "#filter\\. [value=to-do]").click()
    report["toDo"] = [one.text for one in driver.find_elements(By.CSS_SELECTOR, ".by-hand li") if one.is_displayed()]
    report["findings"] = [entry["message"] for entry in driver.get_log("browser")]
    return report


def is_possible(driver, index):
    return driver.find_element(By.CSS_SELECTOR, f"#u\\.{index} [data-set=approved]").is_enabled()


if __name__ == "__main__":
    main()
