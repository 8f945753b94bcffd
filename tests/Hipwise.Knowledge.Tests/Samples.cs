namespace Hipwise.Knowledge.Tests;

/// <summary>Entries that are right, so that one change makes exactly one thing wrong.</summary>
internal static class Samples
{
    public const string Exercise = """
        id: sample
        family: sample
        purposes: [strength]
        needs: [hip-extension-strength]
        muscles:
          - {muscle: gluteus-maximus, band: high, sources: [article-a], status: partly}
        posture: standing
        where: room
        equipment: [wall]
        sides: each
        level: 2
        evidence: 1
        loads: [knee]
        avoid: [{place: knee, above: 3}]
        modified-track: no
        desk-break: no
        harder: []
        doses:
          - {phase: strength, sets: 2, reps: 10, tempo: 2-1-2, rest-s: 60, dosage: d12}
        claims: [a03]
        text:
          name: Sample
          why: It is good.
          setup: Stand.
          steps: [Go.]
          cues: [Slowly.]
          faults: [Too fast. Slow down.]
        sources: [article-a]
        status: article

        """;

    public const string Screen = """
        id: sample
        minutes: 2
        posture: standing
        where: room
        sides: each
        who: [alone]
        equipment: []
        modified-track: yes
        avoid: []
        claims: [a03]
        measures:
          - id: angle
            type: number
            unit: deg
            min: 0
            max: 90
            tries: 3
            by: [self-test]
            better: lower
            reference: {low: 10, high: 20, sources: [], status: convention}
            error: {sem: 2, sources: [], status: convention}
            side-difference: {units: 4, days: 3, sources: [], status: convention}
            text: {name: Angle, ask: How far?}
          - id: bare
            type: number
            unit: s
            min: 0
            max: 60
            by: [self-test]
            text: {name: Bare, ask: How long?}
          - id: felt
            type: choice
            options: [here, there]
            by: [self-report]
            text: {name: Felt, ask: "Where?", options: {here: Here, there: There}}
          - id: seen
            type: yes-no
            by: [self-report]
            text: {name: Seen, ask: Did you see it?}
        text:
          name: Sample
          purpose: See.
          setup: Stand.
          steps: [Go.]
          look-for: [It.]
          stop: [Stop if it hurts.]
        sources: [article-a]
        status: article

        """;

    public const string Finding = """
        id: sample
        muscles: [gluteus-maximus]
        weight: 2
        places: [knee]
        goals: [run]
        when:
          - {screen: sample, measure: angle, test: above}
          - {screen: sample, measure: seen, test: is, value: yes, best: likely}
          - test: pattern
            all:
              - {observed: sample/felt, is: here}
              - {lift: squat, at-least-body-masses: 1.5}
        needs: {hip-extension-strength: 2}
        claims: [a03]
        text:
          title: Sample
          seen: On the {side} side it was {value}.
          none: Not on the {side} side.
          may-mean: [Something.]
          surer: [Again.]
        sources: [article-a]
        status: article

        """;

    public const string Hypothesis = """
        id: sample
        places: [knee]
        grade: 2
        gluteal: yes
        offer: yes
        evidence:
          - {observed: sample/seen, is: yes, argues: for, weight: 1, construct: one, text: You saw it.,
             accuracy: {sensitivity: 0.8, specificity: 0.9, diseased: 20, healthy: 30}, sources: [article-a], status: partly}
          - {told: worse-with, is: sitting, argues: against, text: You told us so., sources: [article-a], status: partly}
          - {found: sample, argues: for, construct: two, text: It was found.,
             accuracy: {lr-positive: {value: 3, low: 2, high: 5}, lr-negative: {value: 0.4, low: 0.2, high: 0.8}},
             sources: [article-a], status: partly}
        prior: {low: 0.2, high: 0.6, status: convention}
        needs: {hip-extension-strength: 2}
        text:
          name: Sample
          data: Little is known.
          differentials: [Another.]
          questions: [Which?]
          self-care: Rest.
        sources: [article-a]
        status: article

        """;

    public const string Flag = """
          - id: sample
            row: RF99
            urgency: same-day
            group: illness
            places: [all]
            features:
              - {id: one, text: One.}
              - {id: two, text: Two.}
            outcomes:
              - {at-least: 2, urgency: same-day}
            ask-again:
              - {observed: sample/seen, is: yes}
            text:
              question: Is it so?
              may-be: It may be.
              do: See someone.
            sources: [article-a]
            status: article

        """;

    public const string Advice = """
        - id: sample
          setting: desk
          when:
            - {observed: sample/angle, at-least: 60}
          grade: 1
          text: {name: Sample, do: Get up., why: It helps.}
          sources: [article-a]
          status: article

        """;

    public const string Figure = """
        id: sample
        view: side
        works: [buttock-right]
        props: [{kind: chair, x: 4}]
        poses:
          - {pose: seated, works: none}
          - pose: seated
            set: {hip-right: 100, knee: 80}
            rest: {part: seat, on: chair}
            touch: {hand-left: thigh, hand-right: [30, 60]}
            free: feet
            arrows: [{at: knee-right, shift: [4, 0], go: [0, 12]}]
        text: {captions: [Sit, Lift]}
        main: 2

        """;

    /// <summary>The samples that are a file of their own, by path.</summary>
    private static readonly Dictionary<string, string> Files = new(StringComparer.Ordinal)
    {
        ["exercises/sample.yaml"] = Exercise,
        ["screens/sample.yaml"] = Screen,
        ["findings/sample.yaml"] = Finding,
        ["hypotheses/sample.yaml"] = Hypothesis,
        ["figures/sample.yaml"] = Figure,
    };

    /// <summary>Puts all samples into a copy of the shipped knowledge.</summary>
    public static void AddTo(KnowledgeCopy copy)
    {
        foreach (var (file, text) in Files)
        {
            copy.Write(file, text);
        }

        copy.Append("red-flags.yaml", Flag);
        copy.Append("ergonomics.yaml", Advice);
    }

    /// <summary>The line, counted from 1, on which a passage begins.</summary>
    public static int LineOf(string text, string passage)
    {
        var at = text.IndexOf(passage, StringComparison.Ordinal);
        at.ShouldBeGreaterThanOrEqualTo(0, $"'{passage}' is not there");
        return text.AsSpan(0, at).Count('\n') + 1;
    }
}
