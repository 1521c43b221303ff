"""Link headers, as RFC 8288 writes them."""

from django.http import HttpResponse

from articles.views.link_headers import add_links


def test_links_come_after_those_that_are_there():
    response = HttpResponse(headers={"Link": '<https://a.example/>; rel="author"'})
    add_links(response, ("https://a.example/t", "timemap", {"type": "application/link-format"}))
    add_links(response, ("https://a.example/1", "original"), ("https://a.example/2", "timegate"))
    assert response["Link"] == (
        '<https://a.example/>; rel="author", <https://a.example/t>; rel="timemap"; type="application/link-format",'
        ' <https://a.example/1>; rel="original", <https://a.example/2>; rel="timegate"'
    )


def test_no_link_makes_no_header():
    assert "Link" not in add_links(HttpResponse())


def test_nothing_breaks_out_of_a_link():
    response = add_links(
        HttpResponse(), ('https://a.example/>; rel="x"\né', "item", {"title": 'a "b" \\c\r\nd: é'})
    )
    assert response["Link"] == (
        '<https://a.example/%3E;%20rel=%22x%22%0A%C3%A9>; rel="item"; title="a \\"b\\" \\\\c d: ?"'
    )
