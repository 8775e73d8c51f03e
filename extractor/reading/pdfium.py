"""pdfium's calls, typed for speed: handles are plain integers instead of pointer objects.

Only this module and its users in ``reading`` touch pypdfium2.  pdfium is not thread-safe: one
process, one worker.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import POINTER, c_double, c_float, c_int, c_uint, c_ulong, c_ushort, c_void_p
from functools import partial
from typing import Any

from pypdfium2 import raw


class Rect(ctypes.Structure):
    """FS_RECTF."""

    _fields_ = (("left", c_float), ("top", c_float), ("right", c_float), ("bottom", c_float))


class Matrix(ctypes.Structure):
    """FS_MATRIX."""

    _fields_ = tuple((name, c_float) for name in "abcdef")


Call = Callable[..., Any]


def _typed(name: str, result: type | None, *arguments: Any, kind: Any = ctypes.CFUNCTYPE) -> Call:
    address = ctypes.cast(getattr(raw, name), c_void_p).value or 0
    call: Call = kind(result, *arguments)(address)
    return call


# a call that is over in no time, and is made for every word: it does not let go of the interpreter
_brief = partial(_typed, kind=ctypes.PYFUNCTYPE)


load_page = _typed("FPDF_LoadPage", c_void_p, c_void_p, c_int)
close_page = _typed("FPDF_ClosePage", None, c_void_p)
page_rotation = _typed("FPDFPage_GetRotation", c_int, c_void_p)
page_box = _typed("FPDF_GetPageBoundingBox", c_int, c_void_p, POINTER(Rect))
page_label = _typed("FPDF_GetPageLabel", c_ulong, c_void_p, c_int, c_void_p, c_ulong)

load_text = _typed("FPDFText_LoadPage", c_void_p, c_void_p)
close_text = _typed("FPDFText_ClosePage", None, c_void_p)
count_chars = _typed("FPDFText_CountChars", c_int, c_void_p)
get_text = _typed("FPDFText_GetText", c_int, c_void_p, c_int, c_int, c_void_p)
char_unicode = _brief("FPDFText_GetUnicode", c_uint, c_void_p, c_int)
char_box = _brief("FPDFText_GetLooseCharBox", c_int, c_void_p, c_int, c_void_p)
char_origin = _typed(
    "FPDFText_GetCharOrigin", c_int, c_void_p, c_int, POINTER(c_double), POINTER(c_double)
)
char_matrix = _typed("FPDFText_GetMatrix", c_int, c_void_p, c_int, POINTER(Matrix))
char_object = _brief("FPDFText_GetTextObject", c_void_p, c_void_p, c_int)
char_generated = _brief("FPDFText_IsGenerated", c_int, c_void_p, c_int)

text_font = _typed("FPDFTextObj_GetFont", c_void_p, c_void_p)
text_size = _typed("FPDFTextObj_GetFontSize", c_int, c_void_p, POINTER(c_float))
text_mode = _typed("FPDFTextObj_GetTextRenderMode", c_int, c_void_p)
font_name = _typed("FPDFFont_GetBaseFontName", c_ulong, c_void_p, c_void_p, c_ulong)
font_flags = _typed("FPDFFont_GetFlags", c_int, c_void_p)

count_objects = _typed("FPDFPage_CountObjects", c_int, c_void_p)
get_object = _typed("FPDFPage_GetObject", c_void_p, c_void_p, c_int)
count_form_objects = _typed("FPDFFormObj_CountObjects", c_int, c_void_p)
get_form_object = _typed("FPDFFormObj_GetObject", c_void_p, c_void_p, c_ulong)
object_type = _typed("FPDFPageObj_GetType", c_int, c_void_p)
object_bounds = _typed(
    "FPDFPageObj_GetBounds",
    c_int,
    c_void_p,
    *[POINTER(c_float)] * 4,
)
object_matrix = _typed("FPDFPageObj_GetMatrix", c_int, c_void_p, POINTER(Matrix))
object_mcid = _typed("FPDFPageObj_GetMarkedContentID", c_int, c_void_p)
fill_color = _typed("FPDFPageObj_GetFillColor", c_int, c_void_p, *[POINTER(c_uint)] * 4)
stroke_color = _typed("FPDFPageObj_GetStrokeColor", c_int, c_void_p, *[POINTER(c_uint)] * 4)
stroke_width = _typed("FPDFPageObj_GetStrokeWidth", c_int, c_void_p, POINTER(c_float))
count_segments = _typed("FPDFPath_CountSegments", c_int, c_void_p)
get_segment = _typed("FPDFPath_GetPathSegment", c_void_p, c_void_p, c_int)
draw_mode = _typed("FPDFPath_GetDrawMode", c_int, c_void_p, POINTER(c_int), POINTER(c_int))
segment_point = _typed(
    "FPDFPathSegment_GetPoint", c_int, c_void_p, POINTER(c_float), POINTER(c_float)
)
segment_type = _typed("FPDFPathSegment_GetType", c_int, c_void_p)
segment_close = _typed("FPDFPathSegment_GetClose", c_int, c_void_p)


def wide_text(call: Call, *handles: Any) -> str:
    """Return what a UTF-16 call gives (it is asked twice: for the length, then the bytes)."""
    size = call(*handles, None, 0)
    if size <= 2:
        return ""
    buffer = (c_ushort * (size // 2 + 1))()
    call(*handles, buffer, size)
    return bytes(buffer)[: size - 2].decode("utf-16-le", errors="replace")


def handle(pointer: Any) -> int:
    """Return the address behind one of pypdfium2's pointer objects."""
    return ctypes.cast(pointer, c_void_p).value or 0
