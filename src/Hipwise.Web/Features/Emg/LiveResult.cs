using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;
using Hipwise.Care.Checkup;
using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Signals.Emg.Live;
using Hipwise.Web.Features.Camera;
using Hipwise.Web.Features.Checkup;

namespace Hipwise.Web.Features.Emg;

/// <summary>What the squeezes of a channel come to, as the page shows and keeps it.</summary>
/// <param name="Squeezes">Those whose length is known, in the order of time.</param>
/// <param name="Count">How many lasted as long as was asked for.</param>
/// <param name="Broken">How many had missing samples in them and do not count.</param>
/// <param name="Measures">Values in words.</param>
/// <param name="Fields">Values of the form that keeps them: paths as in an answers file, each with its value.</param>
/// <param name="Error">How sure a length is, in words.</param>
internal sealed record LiveResult(
    ImmutableArray<LiveTold> Squeezes, int Count, int Broken, ImmutableArray<CameraValue> Measures, ImmutableSortedDictionary<string, string> Fields, string Error)
{
    // So many deviations hold 95 of 100.
    private const double Interval = 1.96;

    /// <summary>The words and fields of a channel.</summary>
    /// <param name="squeezes">What it told.</param>
    /// <param name="screen">The screen that is tested, or null.</param>
    /// <param name="part"><c>left</c>, <c>right</c> or <c>whole</c>.</param>
    /// <param name="knowledge">Figures and words.</param>
    public static LiveResult Of(IReadOnlyList<LiveSqueeze> squeezes, Screen? screen, string part, KnowledgeBase knowledge)
    {
        var whole = squeezes.Where(one => one.IsWhole).ToList();
        var measures = screen?.Emg is null ? [] : screen.Emg.Reads.Where(read => read.At == EmgReadAt.Seconds).Select(read => screen.TryMeasure(read.Measure)!);
        var read = measures.Select(measure => (Measure: measure, Reading: Read(whole, measure, knowledge))).Where(one => one.Reading is not null).ToList();
        return new(
            [.. whole.Select(LiveTold.Of)], whole.Count(one => one.Reached), squeezes.Count - whole.Count,
            [.. read.Select(one => new CameraValue(one.Measure.Name, MeasuredWords.Of(one.Reading!, one.Measure, knowledge.Phrases), null))],
            read.SelectMany(one => CameraFields.Of(one.Reading!, CameraFields.Path(part, one.Measure.Id))).ToImmutableSortedDictionary(StringComparer.Ordinal),
            knowledge.Phrases.Say("emg.live.error", ("error", (Interval * knowledge.Emg.Rules.Live.LengthSd).ToString("0.0", CultureInfo.InvariantCulture))));
    }

    // Their mean scatters as they do, and is no surer than one length: who begins slowly is told too short each time alike.
    private static NumberReading? Read(List<LiveSqueeze> squeezes, Measure measure, KnowledgeBase knowledge)
    {
        var possible = squeezes.Select(one => Math.Round(one.Seconds, 2)).Where(seconds => seconds >= measure.Min && seconds <= measure.Max);
        ImmutableArray<double> tries = [.. possible.Take(CameraFields.MostTries)];
        if (tries.IsEmpty)
        {
            return null;
        }

        var (mean, length) = (tries.Average(), knowledge.Emg.Rules.Live.LengthSd);
        var scatter = tries.Length < 2 ? 0 : tries.Sum(one => (one - mean) * (one - mean)) / (tries.Length - 1) / tries.Length;
        return Readings.Number(tries, Math.Sqrt((length * length) + scatter), measure);
    }
}

/// <summary>A squeeze as the page is told of it.</summary>
/// <param name="Start">When it began, from the first sample (s).</param>
/// <param name="Seconds">How long it lasted.</param>
/// <param name="Reached">As long as was asked for.</param>
/// <param name="Whole">No samples were missing in it.</param>
internal sealed record LiveTold(double Start, double Seconds, bool Reached, bool Whole)
{
    /// <summary>Both times are such as may be told.</summary>
    [JsonIgnore]
    public bool IsPossible => double.IsFinite(Start) && double.IsFinite(Seconds) && Start >= 0 && Seconds >= 0;

    /// <summary>To a hundredth of a second.</summary>
    public static LiveTold Of(LiveSqueeze one) => new(Math.Round(one.Start, 2), Math.Round(one.Seconds, 2), one.Reached, one.IsWhole);
}
