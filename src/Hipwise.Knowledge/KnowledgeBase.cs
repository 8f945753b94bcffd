using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Hipwise.Knowledge;

/// <summary>Everything the system knows, checked and indexed; constant once loaded and safe to share between threads.</summary>
public sealed record KnowledgeBase
{
    /// <summary>Hash of the files it was loaded from, for instance <c>k-1f0c…</c>; the same files give the same version on any machine.</summary>
    public required string Version { get; init; }

    /// <summary>Language of its words, as a two-letter code.</summary>
    public required string Language { get; init; }

    /// <summary>Sources by key.</summary>
    public required FrozenDictionary<string, Source> Sources { get; init; }

    /// <summary>The groups muscles are counted in, in the order shown.</summary>
    public required ImmutableArray<MuscleGroup> MuscleGroups { get; init; }

    /// <summary>Muscles and regions by id.</summary>
    public required FrozenDictionary<string, Muscle> Muscles { get; init; }

    /// <summary>Screens by id.</summary>
    public required FrozenDictionary<string, Screen> Screens { get; init; }

    /// <summary>Finding rules by id.</summary>
    public required FrozenDictionary<string, FindingRule> Findings { get; init; }

    /// <summary>Hypotheses by id.</summary>
    public required FrozenDictionary<string, Hypothesis> Hypotheses { get; init; }

    /// <summary>Exercises by id.</summary>
    public required FrozenDictionary<string, Exercise> Exercises { get; init; }

    /// <summary>Claims by id.</summary>
    public required FrozenDictionary<string, Claim> Claims { get; init; }

    /// <summary>Rows of doses by id.</summary>
    public required FrozenDictionary<string, DosageRow> Dosage { get; init; }

    /// <summary>Needs by id.</summary>
    public required FrozenDictionary<string, Need> Needs { get; init; }

    /// <summary>How figures become movements of the body model.</summary>
    public required MovementRules Movements { get; init; }

    /// <summary>How the body model is drawn.</summary>
    public required Atlas Atlas { get; init; }

    /// <summary>The muscle or region of the knowledge that a muscle of the body model is, by the model's name without its side's ending; those of the
    /// model that the knowledge does not tell of are not there. Empty where the knowledge has no body.</summary>
    public required FrozenDictionary<string, string> BodyMuscles { get; init; }

    /// <summary>What the body model works out that movements ask of muscles.</summary>
    public required ModelDemands ModelDemands { get; init; }

    /// <summary>Goals by id.</summary>
    public required FrozenDictionary<string, Goal> Goals { get; init; }

    /// <summary>Places of the body map by id.</summary>
    public required FrozenDictionary<string, Place> Places { get; init; }

    /// <summary>The body on which those places are marked.</summary>
    public required BodyMapDrawing BodyMap { get; init; }

    /// <summary>Equipment by id.</summary>
    public required FrozenDictionary<string, Equipment> Equipment { get; init; }

    /// <summary>Urgencies, most urgent first.</summary>
    public required ImmutableArray<Urgency> Urgencies { get; init; }

    /// <summary>Safety questions in the order asked.</summary>
    public required ImmutableArray<RedFlag> RedFlags { get; init; }

    /// <summary>Phases in order, mobility last.</summary>
    public required ImmutableArray<Phase> Phases { get; init; }

    /// <summary>Rules that act on a plan.</summary>
    public required ImmutableArray<PlanRule> Rules { get; init; }

    /// <summary>Things to arrange where a person sits, stands, drives, rides or sleeps.</summary>
    public required ImmutableArray<ErgonomicAction> Ergonomics { get; init; }

    /// <summary>Links through fascia and movement that the articles name.</summary>
    public required ImmutableArray<Chain> Chains { get; init; }

    /// <summary>Measures of how someone fares that may be used freely.</summary>
    public required ImmutableArray<OutcomeMeasure> OutcomeMeasures { get; init; }

    /// <summary>What is asked about the person.</summary>
    public required PersonSheet Person { get; init; }

    /// <summary>What a person may tell, by question; each list in the order shown.</summary>
    public required ImmutableSortedDictionary<string, ImmutableArray<ToldOption>> Told { get; init; }

    /// <summary>Weights and thresholds of the reasoning.</summary>
    public required Reasoning Reasoning { get; init; }

    /// <summary>How a session runs and what can be logged.</summary>
    public required SessionSettings Sessions { get; init; }

    /// <summary>How a screen is filmed in the browser.</summary>
    public required CaptureRules Capture { get; init; }

    /// <summary>How nudges are timed and chosen.</summary>
    public required NudgeRules Nudges { get; init; }

    /// <summary>What own exercises and limits may be.</summary>
    public required OwnRules Own { get; init; }

    /// <summary>When what was measured is due again.</summary>
    public required ProgressRules Progress { get; init; }

    /// <summary>How what a camera saw becomes measures.</summary>
    public required CameraRules Camera { get; init; }

    /// <summary>Which muscle and side the name of a recorded channel means.</summary>
    public required EmgLabelRules EmgLabels { get; init; }

    /// <summary>How the body model follows what a camera sees.</summary>
    public required FollowRules Follow { get; init; }

    /// <summary>How a recording of muscles' activity is read.</summary>
    public required EmgKnowledge Emg { get; init; }

    /// <summary>Sentences of the product itself.</summary>
    public required Phrases Phrases { get; init; }

    /// <summary>Drawn movements by the id of the exercise or screen they show; see <see cref="FigureOf"/>.</summary>
    public required FrozenDictionary<string, MovementFigure> Figures { get; init; }

    /// <summary>The next easier variants of each exercise: the reverse of <see cref="Exercise.Harder"/>.</summary>
    public required FrozenDictionary<string, ImmutableArray<string>> Easier { get; init; }

    /// <summary>How a screen is drawn: by a figure of its own where an exercise of the same id moves differently.</summary>
    public MovementFigure FigureOf(Screen screen) => Figures.TryGetValue($"{screen.Id}-screen", out var own) ? own : Figures[screen.Id];
}
