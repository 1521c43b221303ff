"""Reading needs no script, is quick over a slow line, asks no other host, and leaves nothing behind."""

import pytest

from .walk import NAMES

BUDGET = 60_000  # bytes on the line for a first visit: page, style sheets, script, icon
# Words that nobody wants on the tab of a shared phone, nor in the preview of a link.
TELLING = ("abuse", "child", "exploitation", "groom", "rape", "sex", "victim", "survivor", "traffick")


def test_without_script_a_reader_goes_from_home_along_a_link_to_an_original(reader_with):
    reader = reader_with(java_script_enabled=False)
    reader.visit("/")
    for step, kind in (
        ('main a[href^="/links/"]:not([href="/links/"], .pin)', "links"),
        (".passage a:has(cite)", "articles"),
    ):
        for fold in reader.page.locator("summary").all():
            fold.click()
        reader.page.locator(step).filter(visible=True).first.click()
        reader.page.wait_for_url(f"**/{kind}/*/*/")
    original = reader.page.locator("main a.button").first
    address = original.get_attribute("href")
    original.click()
    reader.page.wait_for_url(address)
    assert reader.gone_to == [address]


@pytest.mark.parametrize("name", NAMES)
def test_a_first_visit_is_light_and_stores_nothing(name, paths, pages, reader_with):
    for path in paths[name]:
        reader, sizes = reader_with(), []
        network = reader.context.new_cdp_session(reader.page)
        network.on("Network.loadingFinished", lambda event, sizes=sizes: sizes.append(event["encodedDataLength"]))
        network.send("Network.enable")
        assert reader.visit(path) == pages[path].status
        # A browser without a window shows no icon, so it is asked for here.
        reader.page.eval_on_selector("link[rel=icon]", "(link) => fetch(link.href).then((icon) => icon.text())")
        assert len(sizes) >= 6, "page, three style sheets, script, icon"
        assert sum(sizes) < BUDGET, f"{path}: {sum(sizes)} bytes"
        assert reader.page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 0, ""]
    # A request to another host, a refusal by the policy or an error in the console now fails this test.


def test_no_answer_sets_a_cookie(pages):
    assert not [path for path, page in pages.items() if page.headers["Set-Cookie"]]


def test_no_tab_and_no_preview_tells_what_is_read(pages):
    for path, page in pages.items():
        head = page.text.split("</head>")[0]
        titles = [part.split("<")[0] for part in head.split("<title>")[1:]]
        titles += [part.split('content="')[1].split('"')[0] for part in head.split('property="og:title"')[1:]]
        assert titles, path
        assert not [word for title in titles for word in TELLING if word in title.casefold()], (path, titles)
