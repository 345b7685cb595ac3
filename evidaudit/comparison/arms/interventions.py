"""Which terms name something that is done to people: a drug, an operation, a class, a machine.

A study that never names it, in no wider and no narrower word, did not compare with it. Read from
the kinds of the lexicon; what is no more than advice, a leaflet or "care" is left out, for such
controls go by many names.
"""

from __future__ import annotations

from functools import lru_cache

from ...lexicon import broader, keys

# Names of concepts of the lexicon: each stands for itself and for all that is a kind of it.
KINDS_OF_INTERVENTION = frozenset("=" + name for name in (
    "drug; supplement; herbal; melatonin; anaesthetic; regional anaesthesia; drip; "
    "polypill; creatine; probiotic; baking soda; homeopathy; exercise; physiotherapy; "
    "electrotherapy; heat therapy; acupuncture; kinesio tape; platelet-rich plasma; "
    "hyaluronic acid; epidural injection; joint replacement; keyhole surgery; open surgery; "
    "surgery; "
    "spinal manipulation; massage; plaster cast; talking therapy; meditation; hypnosis; "
    "biofeedback; electroconvulsive therapy; brain stimulation; light therapy; music therapy; "
    "art therapy; animal-assisted therapy; contingency management; motivational interviewing; "
    "radiotherapy; chemotherapy; stem cell transplant; mastectomy; hormone therapy; "
    "heart bypass; stent; ablation; pacemaker; clot removal; clot-busting drug; valve replacement; "
    "compression stockings; dialysis; kidney transplant; weight-loss surgery; catheter; "
    "oxygen; high-flow oxygen; non-invasive ventilation; inhaler; steroid; opioid; "
    "opioid substitution; methadone; buprenorphine; ketamine; cannabis; vaping; psychedelic; "
    "quit-smoking aid; stop-smoking drug; phototherapy; laser treatment; laser eye surgery; "
    "cataract surgery; glasses; contact lens; cryotherapy; skin cream; mouthwash; floss; fluoride; "
    "dental sealant; dental filling; root canal; dental implant; braces; tooth extraction; "
    "monoclonal antibody; antiviral; faecal transplant; tonsils out; grommets; "
    "mosquito net; insect repellent; induction of labour; oxytocin; doula; water birth; "
    "formula feeding; contraception; coil; hysterectomy; IVF; ovulation induction; "
    "face to face; acid-suppressing drug; weight-loss drug; ECMO; fluid therapy; appendix out; "
    "virtual reality; aromatherapy; lecture; tutoring; simulation training; brain training; "
    "Mediterranean diet; low-carb diet; low-fat diet; gluten-free diet; calorie restriction; "
    "fasting; diet; therapist; bed rest; disinfectant; wound dressing; deworming; stitches; mesh; "
    "blood transfusion; transplant; cash transfer; homework; pesticide; fertiliser; herbicide"
).split("; "))
# Controls of a blinded study and ways of giving that say little by themselves.
_NOT_BY_ITSELF = frozenset({"=placebo", "=drug", "=generic drug", "=injection", "=oral", "=patch"})
_CARE = frozenset(keys("usual care advice leaflet education attention control placebo sham"))


@lru_cache(maxsize=16384)
def is_intervention(key: str) -> bool:
    """Whether ``key`` names a treatment, a procedure or a class of them."""
    if key in _NOT_BY_ITSELF or key in _CARE:
        return False
    return key in KINDS_OF_INTERVENTION or bool(broader(key) & KINDS_OF_INTERVENTION)


# Everyday names that people exchange: a general name of the claim may mean any other of its line.
_EXCHANGED = tuple(frozenset("=" + name for name in line.split("; ")) for line in (
    "exercise; physiotherapy; rehabilitation; pulmonary rehabilitation; cardiac rehabilitation; "
    "prehabilitation; falls prevention; warm-up; sport; fitness",
    "talking therapy; meditation; contingency management; motivational interviewing; group "
    "therapy; "
    "parenting programme; social support; crisis service; self-care; biofeedback; hypnosis",
    "surgery; keyhole surgery; open surgery; joint replacement; ablation; stent; heart bypass; "
    "clot removal; transplant; mesh; stitches",
    "skin cream; steroid; eye drops; wound dressing; fluoride; mouthwash",
    "drip; fluid therapy; oral rehydration", "quit-smoking aid; stop-smoking drug; patch",
    "hormone therapy; contraception; coil; oestrogen; progesterone; testosterone",
    "oxygen; high-flow oxygen; non-invasive ventilation; ventilator",
    "light therapy; phototherapy; laser treatment", "supplement; vitamin; mineral; herbal; food",
    "diet; calorie restriction; fasting; low-fat diet; low-carb diet; Mediterranean diet",
    "formula feeding; tube feeding; diet; food; supplement",
    "lecture; lesson; tutoring; active learning; simulation training",
))


def may_mean(told: str, other: str) -> bool:
    """Whether a name told may mean ``other``: itself, a kind of it, or its everyday neighbour."""
    if told == other or told in broader(other):
        return True
    return any(told in line and (other in line or bool(broader(other) & line))
               for line in _EXCHANGED)
