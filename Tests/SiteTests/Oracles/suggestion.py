"""Uses what the memory suggests on a review page in headless Chromium.

Usage: suggestion.py CHROMIUM CHROMEDRIVER PAGE SEGMENT

SEGMENT is the beginning of a source text that has a suggestion for another source. Prints, as JSON, the states of the segment: once the suggestion
was used, once it was edited, once it was used again and called translated, and once the source was put in its place.
"""

import json
import sys
from pathlib import Path

from selenium.webdriver import ActionChains, Keys
from selenium.webdriver.common.by import By

from axe import start
from review import SEGMENTS, click, press


def main():
    chromium, chromedriver, page, segment = sys.argv[1:]
    driver = start(chromium, chromedriver)
    try:
        driver.get(Path(page).resolve().as_uri())
        index = next(index for index, text in enumerate(driver.execute_script(SEGMENTS)) if text.startswith(segment))
        card = driver.find_element(By.CSS_SELECTOR, f"#u\\.{index}")
        states = []
        click(driver, f"#u\\.{index} [data-use='0']")
        states.append(card.get_attribute("data-state"))
        press(driver, Keys.CONTROL, Keys.END)
        ActionChains(driver).send_keys(" Vraiment.").perform()
        states.append(card.get_attribute("data-state"))
        click(driver, f"#u\\.{index} [data-use='0']")
        click(driver, f"#u\\.{index} [data-set=translated]")
        states.append(card.get_attribute("data-state"))
        click(driver, f"#u\\.{index} [data-do=copy]")
        states.append(card.get_attribute("data-state"))
        print(json.dumps(states))
    finally:
        driver.quit()


if __name__ == "__main__":
    main()
