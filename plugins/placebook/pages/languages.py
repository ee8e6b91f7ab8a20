"""Names of languages in English, for those a place is likely to hear. Codes: BCP 47."""

from __future__ import annotations

LANGUAGES: dict[str, str] = {
    "en": "English",
    "cy": "Welsh",
    "pl": "Polish",
    "uk": "Ukrainian",
    "ur": "Urdu",
    "pa": "Punjabi",
    "bn": "Bengali",
    "gu": "Gujarati",
    "ar": "Arabic",
    "fa": "Farsi",
    "ro": "Romanian",
    "fr": "French",
    "es": "Spanish",
    "pt": "Portuguese",
    "it": "Italian",
    "de": "German",
    "zh": "Chinese",
    "so": "Somali",
    "ti": "Tigrinya",
    "ku": "Kurdish",
    "tr": "Turkish",
    "hi": "Hindi",
    "ta": "Tamil",
    "bfi": "British Sign Language",
    "ru": "Russian",
    "lt": "Lithuanian",
    "hu": "Hungarian",
}
