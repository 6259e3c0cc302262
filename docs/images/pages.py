"""Makes the pictures of the pages for the README: `python docs/images/pages.py`.

Builds the living example in a folder of its own, serves it, comes in as its people in Chromium and takes the pictures.
The day is fixed, so that the same program gives the same pictures.
"""

import os
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent
TODAY = "2026-11-20"
PORT = 8765
SITE = f"http://localhost:{PORT}"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--lang=ru-RU"]
DESK, PHONE = {"width": 1280, "height": 820}, {"width": 360, "height": 720}
# Name of the picture: who comes in (words of his row on the front page), address, window, what to press (a selector).
PICTURES = {
    "my-work": ("Сухобродская", "work/", DESK, ".work-rows a.clip"),
    "phone": ("Сухобродская", "work/", PHONE, ""),
    "review": ("Главный специалист по общему образованию", "the document under review", DESK, ""),
    "matrix": ("Начальник управления", "plan/matrix/", DESK, ""),
    "year": ("Начальник управления", "year/", {"width": 1280, "height": 1060}, ""),
}


def main() -> None:
    """Takes all pictures, or those that are named."""
    names = sys.argv[1:] or list(PICTURES)
    with tempfile.TemporaryDirectory() as home:
        served = serve(home)
        try:
            wait_for_the_site(served)
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
                for name in names:
                    take(browser, name)
                browser.close()
        finally:
            served.terminate()
            served.wait(timeout=30)


def serve(home: str) -> subprocess.Popen[bytes]:
    """The example, being made and then served."""
    surroundings = {**os.environ, "AVGUST_HOME": home, "AVGUST_TODAY": TODAY}
    command = [sys.executable, "-m", "avgust", "demo", "--no-browser", "--port", str(PORT)]
    return subprocess.Popen(command, env=surroundings)  # noqa: S603


def wait_for_the_site(served: subprocess.Popen[bytes]) -> None:
    """Returns when the site answers."""
    for _ in range(600):
        if served.poll() is not None:
            sys.exit("the example did not start")
        try:
            urllib.request.urlopen(f"{SITE}/demo/").close()  # noqa: S310
            return
        except (urllib.error.URLError, ConnectionError):
            time.sleep(1)
    sys.exit("the example did not answer in ten minutes")


def take(browser: Browser, name: str) -> None:
    """One picture."""
    person, address, window, press = PICTURES[name]
    page = browser.new_page(viewport=window, reduced_motion="reduce", locale="ru-RU")
    page.goto(f"{SITE}/demo/")
    come_in(page, person)
    if address.endswith("/"):
        page.goto(f"{SITE}/{address}")
    else:
        page.goto(f"{SITE}/documents/?state=review")
        page.locator("tbody a").first.click()
    page.wait_for_load_state("networkidle")
    if press:
        page.locator(press).first.click()
        page.get_by_label("Что сделано").wait_for()
    page.wait_for_timeout(500)
    page.screenshot(path=HERE / f"{name}.png")
    page.context.close()


def come_in(page, person: str) -> None:
    """Presses the button of the first person whose row holds these words."""
    for closed in page.locator("details:not([open]) > summary").all():
        closed.click()
    page.locator("li", has_text=person).first.get_by_role("button").click()
    page.wait_for_load_state("networkidle")


if __name__ == "__main__":
    main()
