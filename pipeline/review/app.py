"""The pages' addresses: reading is done by GET and writing by POST, which always ends in a redirect to a page."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, unquote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.routing import Route

from pipeline.errors import PipelineError
from pipeline.review import pages
from pipeline.review.ask import Ask, Visitor, address
from pipeline.review.forms import LONGEST, Form, Problem, changes_of, form_of, name_of
from pipeline.review.guard import App, Guard
from pipeline.review.session import Clash, Session

#: For the report's own pages, whose policy of their own names the one style that they carry.
REPORT_POLICY = (
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)

_KEYS_OFF = "off"


def review_app(session: Session, *, token: str, port: int, by: str) -> App:
    """Return the application.

    Parameters
    ----------
    session : Session
    token : str
        The secret that the first address carries.
    port : int
        The port that it is served on.
    by : str
        Who reviews, until the page is told otherwise.
    """
    desk = _Counter(session, port=port, by=by)
    routes = [
        Route("/", desk.reading(desk.list), methods=["GET"]),
        Route("/decided", desk.reading(desk.decided), methods=["GET"]),
        Route("/item/{key}", desk.reading(desk.item), methods=["GET"]),
        Route("/report/{name}", desk.reading(desk.report), methods=["GET"]),
        Route("/item/{key}", desk.writing(desk.save), methods=["POST"]),
        Route("/undo/{number:int}", desk.writing(desk.undo), methods=["POST"]),
        Route("/settings", desk.writing(desk.settings), methods=["POST"]),
    ]
    app = Starlette(routes=routes, exception_handlers={404: desk.missing, 405: desk.missing})
    return Guard(app, token=token, port=port)


class _Counter:
    """What answers each address."""

    def __init__(self, session: Session, *, port: int, by: str) -> None:
        self.session = session
        self.by = by
        self.by_cookie, self.keys_cookie = f"yousaid-by-{port}", f"yousaid-keys-{port}"

    def reading(self, answer: Callable[[Request], Response]) -> Callable[[Request], Response]:
        """Make an address that shows something."""

        def shown(request: Request) -> Response:
            try:
                return answer(request)
            except PipelineError as error:
                return self._page(request, pages.message(self._visitor(request), "That did not work", str(error)), 503)

        return shown

    def writing(self, answer: Callable[[Request, Form], Response]) -> Callable[[Request], object]:
        """Make an address that takes a form."""

        async def taken(request: Request) -> Response:
            form = form_of(await request.body())
            try:
                return await run_in_threadpool(answer, request, form)
            except PipelineError as error:
                page = pages.message(self._visitor(request), "Nothing was recorded", str(error))
                return self._page(request, page, 503)

        return taken

    def list(self, request: Request) -> Response:
        """Show what is left."""
        ask = Ask.of(request.query_params)
        return self._page(request, pages.listing(self.session, self._visitor(request), ask))

    def decided(self, request: Request) -> Response:
        """Show what was decided."""
        return self._page(request, pages.decided(self.session, self._visitor(request), Ask.of(request.query_params)))

    def item(self, request: Request) -> Response:
        """Show one thing to decide, decided or not."""
        ask = Ask.of(request.query_params)
        page = pages.single(self.session, self._visitor(request), request.path_params["key"], ask)
        return self._page(request, page) if page else self.missing(request)

    def report(self, request: Request) -> Response:
        """Give a page of the report: only those that its last run wrote, by name."""
        name = request.path_params["name"]
        path: Path = self.session.out / name
        if name not in self.session.pages or not path.is_file():
            return self.missing(request)
        return HTMLResponse(path.read_bytes(), headers={"content-security-policy": REPORT_POLICY})

    def save(self, request: Request, form: Form) -> Response:
        """Record what was decided about one thing, or put it off."""
        key, visitor, ask = request.path_params["key"], self._visitor(request), Ask.of_form(form)
        board = self.session.board()
        item = board.desk.item(key)
        if item is None:
            return self.missing(request)
        following = pages.following(board, self.session.later, key, ask)
        if form.one("do") == "later":
            self.session.put_off(key)
            return _go(address(ask, to=following, put_off=key))
        changes = changes_of(item, form)
        if isinstance(changes, Problem):
            page = pages.single(self.session, visitor, key, ask, form=form, problem=changes)
            return self._page(request, page or "", 422)
        result = self.session.save(changes, by=visitor.by, note=form.one("why"), seen=form.number("seen"))
        if not isinstance(result, Clash):
            return _go(address(ask, to=following, done=result.number))
        if result.mine and result.by:
            return _go(address(ask, to=following, done=result.mine.number, crossed=result.by.number))
        page = pages.single(self.session, visitor, key, ask, form=form, clash=result)
        return self._page(request, page or "", 409)

    def undo(self, request: Request, form: Form) -> Response:
        """Take back what was recorded at once."""
        number = int(request.path_params["number"])
        batch = self.session.undo(number, by=self._visitor(request).by)
        if batch is None:
            page = pages.message(
                self._visitor(request), "Nothing was undone", "It was undone already, or was never recorded."
            )
            return self._page(request, page, 409)
        return _go(address(Ask.of_form(form), done=batch.number, to=pages.key_of(self.session, batch)))

    def settings(self, request: Request, form: Form) -> Response:
        """Keep who reviews and whether the keys work, in cookies of this page only."""
        response = _go("/")
        if "by" in form.fields:
            name = name_of(form)
            if name is None:
                page = pages.message(
                    self._visitor(request), "A name is needed", "Each decision is kept with who made it."
                )
                return self._page(request, page, 422)
            _keep(response, self.by_cookie, quote(name))
        if form.one("keys") in {"on", _KEYS_OFF}:
            _keep(response, self.keys_cookie, form.one("keys"))
        return response

    def missing(self, request: Request, error: Exception | None = None) -> Response:
        """Say that there is no such page, or none that can be read or written like this."""
        words = "It may have gone with the last run. What was decided about it is kept."
        page = pages.message(self._visitor(request), "There is no such page", words)
        return self._page(request, page, getattr(error, "status_code", 404))

    def _visitor(self, request: Request) -> Visitor:
        name = unquote(request.cookies.get(self.by_cookie, ""))[: LONGEST["by"]]
        by = name_of(Form({"by": [name]})) or self.by
        return Visitor(by=by, keys=request.cookies.get(self.keys_cookie) != _KEYS_OFF)

    def _page(self, request: Request, page: str, status: int = 200) -> Response:
        policy = pages.policy(keys=self._visitor(request).keys)
        return HTMLResponse(page, status, headers={"content-security-policy": policy})


def _go(address: str) -> Response:
    return RedirectResponse(address, 303)


def _keep(response: Response, name: str, value: str) -> None:
    response.set_cookie(name, value, max_age=31536000, httponly=True, samesite="strict", path="/")
