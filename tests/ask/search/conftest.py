"""Made notes on seafaring, in Korean and English, so that a search has something to choose from."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.ask.search import Index, open_index
from kg.building import build

NOTES = {
    "240101 Kites.md": (
        "https://arxiv.org/abs/2401.00001\n\n*Kites Steered by Rewards* (Ada Example, Bo Sample)\n\n"
        "> We train a policy that steers a kite in gusty wind. Rewards come from altitude alone.\n\n"
        "연을 강화학습으로 조종하는 연구. 보상 설계가 단순한데도 잘 되는 것이 의외네요.\n\n#rl\n"
    ),
    "240202 Sails.md": (
        "https://arxiv.org/abs/2402.00002\n\n*Structured Sparsity for Sail Controllers* (Cy Trial)\n\n"
        "> Pruning whole blocks of a controller makes it twice as fast.\n\n"
        "제어기에 구조적 희소성을 넣어 추론 속도를 높입니다. 양자화와 함께 쓸 수 있을 듯.\n\n#efficiency\n"
    ),
    "240303 Maps.md": (
        "https://arxiv.org/abs/2403.00003\n\n*Sea Charts as Images* (Dee Probe)\n\n"
        "> Charts are tokenized and generated patch by patch.\n\n"
        "해도를 이미지 생성 모델로 그리는 시도. 토크나이저가 섬을 뭉갭니다.\n\n#image-generation\n"
    ),
    "240404 Logs.md": (
        "https://arxiv.org/abs/2404.00004\n\n*Reading Ship Logs at Scale* (Eli Case)\n\n"
        "> Old logbooks are transcribed by Qwen2-VL-2B and checked against tide tables.\n\n"
        "항해 일지를 옮겨 적는 데이터 셋. 손글씨 인식이 병목입니다.\n\n#dataset\n"
    ),
    "240505 Tides.md": (
        "https://arxiv.org/abs/2405.00005\n\n*Forecasting Tides with Mixture of Experts* (Fay Café)\n\n"
        "> Each expert learns one harbour. Routing follows the moon.\n\n"
        "조석 예보에 전문가 혼합을 적용. 라우팅 붕괴는 없었다고 하네요.\n\n<english>Tide forecasts by routed experts; "
        "they report no collapse.</english>\n\n#moe\n"
    ),
    "240606 Knots.md": (
        "https://arxiv.org/abs/2406.00006\n\n*Knot Theory for Riggers* (Gus Proof)\n\n"
        "> A proof assistant verifies knots.\n\n매듭을 형식 증명으로 검증합니다. 주의 깊게 볼 논문.\n\n#theorem-proving\n"
    ),
    "240707 Gulls.md": (
        "https://arxiv.org/abs/2407.00007\n\n*Following Gulls* (Hal Query)\n\n"
        "> Long-horizon tracking of birds with linear attention.\n\n"
        "긴 문맥을 선형 어텐션으로 처리해 갈매기를 따라갑니다.\n\n#long-context\n"
    ),
    "240808 Storms.md": (
        "https://arxiv.org/abs/2408.00008\n\n*Storm Diffusion* (Ida Sample)\n\n"
        "> A diffusion model of storms trained on satellite video, text-to-video style.\n\n"
        "폭풍을 확산 모델로 생성. 학습 데이터가 위성 영상뿐입니다.\n\n#diffusion\n"
    ),
}


@pytest.fixture(scope="session")
def sea(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The exports of the made notes."""
    folder = tmp_path_factory.mktemp("sea")
    (folder / "notes").mkdir()
    for name, note in NOTES.items():
        (folder / "notes" / name).write_text(note, encoding="utf-8")
    build([folder / "notes"], recogniser=False).write(folder / "out", pages=False)
    return folder / "out"


@pytest.fixture(scope="session")
def index(sea: Path, tmp_path_factory: pytest.TempPathFactory) -> Index:
    return open_index(sea, tmp_path_factory.mktemp("cache"))
