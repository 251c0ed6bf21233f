# SPDX-License-Identifier: EUPL-1.2
"""Takes the pictures of the manuals in a demo town of its own, with the browser that the tests use: `make gambar`.

python tests/manuals/taking.py --var var/panduan/kota --out var/panduan/gambar [name ...]
"""

import argparse
import os
import re
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import django
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, sync_playwright

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from browser import QUIET, chromium_path

PRAJA = [sys.executable, "-c", "from praja.config.cli import main; main()"]
PORT = 8199
SITE = f"http://localhost:{PORT}"
COLOURS = 128
"""Pages are flat: with so many colours a picture has a third of its size and looks the same."""


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("names", nargs="*")
    asked.add_argument("--var", type=Path, required=True)
    asked.add_argument("--out", type=Path, required=True)
    asked.add_argument("--size", default="tiny")
    given = asked.parse_args()
    environment = town(given.var)
    os.environ.update(environment)
    subprocess.run([*PRAJA, "setup"], env={**environment, "PRAJA_DEMO": "false"}, check=True)
    subprocess.run([*PRAJA, "demo", "--size", given.size], env=environment, check=True, stdout=subprocess.DEVNULL)
    server = subprocess.Popen([*PRAJA, "serve", "--port", str(PORT), "--no-worker"], env=environment)
    try:
        wait()
        take(given.names, given.out)
    finally:
        server.terminate()
        server.wait()


def town(var: Path) -> dict[str, str]:
    """A demo town of its own: no setting of an installation comes along."""
    given = os.environ.items()
    kept = {name: value for name, value in given if not name.startswith("PRAJA_") and name != "DATABASE_URL"}
    own = {"PRAJA_VAR": str(var.resolve()), "PRAJA_ENV_FILE": "", "PRAJA_DEMO": "true", "DATABASE_URL": ""}
    return {
        **kept,
        **own,
        "PRAJA_REQUIRE_SECOND_FACTOR": "false",
        "PRAJA_REGION_CODE": "98.71",
        "PRAJA_SITE_NAME": "Pemerintah Kota Tirtamarga",
        "PRAJA_BASE_URL": SITE,
        "PRAJA_WORKERS": "1",
    }


def wait() -> None:
    """Until the town answers."""
    for _try in range(240):
        try:
            urllib.request.urlopen(SITE, timeout=5).close()
            return
        except OSError:
            time.sleep(0.5)
    raise SystemExit("the town does not answer")


def take(names: list[str], out: Path) -> None:
    """Every picture, or those that are named."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "praja.config.settings"
    django.setup()
    from praja.config.demo.cast import PASSWORD
    from praja.config.demo.names import MAIL
    from praja.config.manuals.pictures import SHOTS

    lay_ready()
    path = chromium_path()
    if path is None:
        raise SystemExit("no browser (install with: sudo apt install chromium)")
    out.mkdir(parents=True, exist_ok=True)
    arguments = [*QUIET, "--no-sandbox"] if os.geteuid() == 0 else QUIET
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=arguments)
        signed: dict[tuple[str, int, int], BrowserContext] = {}
        for name, shot in SHOTS.items():
            if names and name not in names:
                continue
            key = (shot.login, shot.width, shot.height)
            if key not in signed:
                signed[key] = opened(browser, shot.width, shot.height, shot.login and f"{shot.login}@{MAIL}", PASSWORD)
            page = signed[key].new_page()
            answer = page.goto(f"{SITE}{shot.path}")
            if answer is None or answer.status != 200 or not page.url.startswith(f"{SITE}{shot.path}"):
                raise SystemExit(f"{name}: {shot.path} answers {answer and answer.status} at {page.url}")
            for words in shot.follow:
                page.get_by_role("link", name=re.compile(f"(^|, ){words}$")).first.click()
                page.wait_for_load_state()
            page.screenshot(path=out / f"{name}.png")
            page.close()
            smaller(out / f"{name}.png")
            print(f"{name}: {(out / f'{name}.png').stat().st_size // 1000} kB", flush=True)
        browser.close()


def lay_ready() -> None:
    """What a tiny town may lack: bills for the treasurer."""
    from random import Random

    from praja.config.practice.material import Ground, town_of_tables
    from praja.config.practice.material.money import lay_bills
    from praja.duties.services.models import Payment
    from praja.lib import clock

    town = town_of_tables()
    if not Payment.objects.filter(state="waiting").exists():
        lay_bills(Ground(town, "DLH", town.cast["bendahara"], Random(1), clock.now()))


def opened(browser: Browser, width: int, height: int, login: str, password: str) -> BrowserContext:
    """A browser of this size, in which somebody of the cast is signed in."""
    context = browser.new_context(
        viewport={"width": width, "height": height}, device_scale_factor=1.5, locale="id-ID", color_scheme="light"
    )
    context.set_default_timeout(120_000)
    if login:
        page = context.new_page()
        page.goto(f"{SITE}/akun/masuk/")
        page.fill("input[name=login]", login)
        page.fill("input[name=password]", password)
        page.keyboard.press("Enter")
        page.wait_for_url(lambda address: "/akun/masuk/" not in address)
        page.close()
    return context


def smaller(path: Path) -> None:
    """The same picture with few colours."""
    with Image.open(path) as picture:
        flat = picture.convert("RGB").quantize(COLOURS)
    flat.save(path, optimize=True)


if __name__ == "__main__":
    main()
