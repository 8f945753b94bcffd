using System.Collections.Immutable;
using Hipwise.Core;
using Hipwise.Knowledge;

namespace Hipwise.Motion.Electrodes.Screens;

/// <summary>What a recording of muscles' activity tells about one screen.</summary>
/// <param name="Screen">Id of the screen.</param>
/// <param name="On">The day it was done; null when nobody says.</param>
/// <param name="Parts">One for each side that was looked at.</param>
public sealed record EmgTrial(string Screen, DateOnly? On, ImmutableArray<EmgTrialPart> Parts)
{
    /// <summary>The measures that have a value, as observations.</summary>
    public ImmutableArray<Observation> Observations() =>
    [
        .. Parts.SelectMany(part => part.Measures.Where(measured => measured.Reading is not null)
            .Select(measured => new Observation(new(Screen, measured.Measure.Id), part.Side, measured.Reading!, ObservationSource.Emg, On))),
    ];
}

/// <summary>One side of a screen.</summary>
/// <param name="Side">The side tested.</param>
/// <param name="Measures">Those that electrodes can give, each with a value or with why there is none.</param>
public sealed record EmgTrialPart(Side Side, ImmutableArray<EmgMeasured> Measures);

/// <summary>One measure, or why there is none.</summary>
/// <param name="Measure">The screen's measure.</param>
/// <param name="Channel">Label of the channel it comes from; null where no channel fits.</param>
/// <param name="Reading">The value with its error; null where none can be told.</param>
/// <param name="Missing">Why none can be told, in words; null when there is one.</param>
public sealed record EmgMeasured(Measure Measure, string? Channel, Reading? Reading, string? Missing);
