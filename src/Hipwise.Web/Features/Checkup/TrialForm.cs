using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;
using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Web.Forms;

namespace Hipwise.Web.Features.Checkup;

/// <summary>One side of a screen as a form.</summary>
public static class TrialForm
{
    /// <summary>The answer that a screen was not stopped.</summary>
    public const string Finished = "no";

    /// <summary>Why a screen was stopped, as the form sends it; the first is that it was not.</summary>
    public static readonly IReadOnlyList<string> Stops = [Finished, "pain", "tingling", "dizzy", "cramp", "other"];

    /// <summary>True when a measure can be told by the person, or by whoever looked on.</summary>
    public static bool CanTell(Measure measure, string by) => measure.By.Any(source =>
        source is ObservationSource.SelfReport or ObservationSource.SelfTest || source.Word() == by);

    /// <summary>Who looked on in a trial that was kept.</summary>
    public static string ByOf(Trial trial) =>
        trial.Observations.Select(observation => observation.Source).Where(source => source is ObservationSource.Partner or ObservationSource.Camera or ObservationSource.Emg)
            .Select(source => source.Word()).FirstOrDefault("self-test");

    /// <summary>The fields of a measure: one for each try, or one.</summary>
    public static IEnumerable<Field> FieldsOf(Measure measure, string path) => measure.Type switch
    {
        MeasureType.Number when measure.Tries > 1 => Enumerable.Range(0, measure.Tries).Select(i => new Field($"{path}[{i}]", FieldKind.Number)),
        MeasureType.Number => [new Field(path, FieldKind.Number)],
        MeasureType.YesNo when measure.Tries > 1 => Enumerable.Range(0, measure.Tries).Select(i => new Field($"{path}[{i}]", FieldKind.YesNo)),
        MeasureType.YesNo => [new Field(path, FieldKind.YesNo)],
        MeasureType.Choices => [new Field(path, FieldKind.Many)],
        _ => [new Field(path, FieldKind.One)],
    };

    /// <summary>Reads a checked fragment with one trial.</summary>
    public static Trial Read(JsonObject fragment, KnowledgeBase knowledge)
    {
        var file = (JsonObject)fragment.DeepClone();
        file["version"] = 1;
        return AnswersReader.Read(Encoding.UTF8.GetBytes(file.ToJsonString()), knowledge).Trials[0];
    }

    /// <summary>Fills the form from a trial that was kept.</summary>
    /// <param name="trial">The trial, or null for an empty form.</param>
    /// <param name="part"><c>left</c>, <c>right</c> or <c>whole</c>.</param>
    /// <param name="prefix">Path of the part.</param>
    /// <param name="by">Who looked on.</param>
    /// <param name="stopOf">The choice that stands for a kept reason.</param>
    public static FormState Fill(Trial? trial, string part, string prefix, string by, Func<string, string?> stopOf)
    {
        var state = new FormState();
        if (trial is null)
        {
            return state;
        }

        Side? side = part switch { "left" => Side.Left, "right" => Side.Right, _ => null };
        foreach (var observation in trial.Observations.Where(observation => observation.Side == side))
        {
            Fill(state, observation.Reading, $"{prefix}.{observation.Measure.Measure}");
        }

        foreach (var pain in trial.Pain.Where(pain => pain.Side == side))
        {
            state.Set($"{prefix}.pain", pain.Pain.ToString("0", CultureInfo.InvariantCulture));
        }

        state.Set($"{prefix}.tingling", trial.Tingling ? "yes" : "");
        state.Set("stopped", trial.StoppedBecause is { } reason && stopOf(reason) is { } stop ? stop : "");
        return state;
    }

    /// <summary>
    /// A trial that was sent, with what the person left as it was: a value that an instrument measured keeps its deviation, its further tries and its source. What was
    /// changed was told by hand, as far as it can be.
    /// </summary>
    /// <param name="sent">As the form says it.</param>
    /// <param name="kept">As it was, or null.</param>
    /// <param name="knowledge">Who can tell what.</param>
    public static Trial KeepMeasured(Trial sent, Trial? kept, KnowledgeBase knowledge)
    {
        var screen = knowledge.Screens[sent.Screen];
        return kept is null ? sent : sent with { Observations = [.. sent.Observations.Select(one => Merge(one, kept, screen))] };
    }

    private static Observation Merge(Observation sent, Trial kept, Screen screen)
    {
        var before = kept.Observations.FirstOrDefault(one => one.Measure == sent.Measure && one.Side == sent.Side);
        if (before is null || screen.TryMeasure(sent.Measure.Measure) is not { } measure)
        {
            return sent;
        }

        var (now, then) = (Texts(sent.Reading), Texts(before.Reading));
        // A form has as many places as a measure asks for; a film may hold more tries.
        var same = now.SequenceEqual(then.Length > measure.Tries && measure.Type is MeasureType.Number or MeasureType.YesNo ? then[..measure.Tries] : then, StringComparer.Ordinal);
        return same ? before : IsMeasured(before) ? sent with { Source = ByHand(measure) ?? sent.Source } : sent;
    }

    /// <summary>True when a film, electrodes or another instrument gave a value, not a person.</summary>
    public static bool IsMeasured(Observation observation) => observation.Source >= ObservationSource.Camera;

    private static ObservationSource? ByHand(Measure measure) =>
        measure.By.Where(source => source is ObservationSource.SelfTest or ObservationSource.Partner).Select(source => (ObservationSource?)source).FirstOrDefault();

    private static string[] Texts(Reading reading) => reading switch
    {
        NumberReading number => [.. number.Tries.Select(value => value.ToString("0.####", CultureInfo.InvariantCulture))],
        YesNoReading yesNo => [.. yesNo.Tries.Select(yes => yes ? "yes" : "no")],
        ChoiceReading choice => [.. choice.Choices],
        _ => [],
    };

    private static void Fill(FormState state, Reading reading, string path)
    {
        var values = Texts(reading);
        state.Set(path, [.. values]);
        for (var i = 0; i < values.Length; i++)
        {
            state.Set($"{path}[{i}]", values[i]);
        }
    }
}
