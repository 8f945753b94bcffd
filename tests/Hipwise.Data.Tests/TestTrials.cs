using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Hipwise.Care.Checkup;
using Hipwise.Core;

namespace Hipwise.Data.Tests;

/// <summary>Trials as an answers file gives them.</summary>
internal static class TestTrials
{
    /// <summary>A bridge on one side, held so long.</summary>
    public static Trial OneSided(Side side, double seconds, string more = "") =>
        One($$"""{"screen":"single-leg-bridge","on":"2026-11-20","by":"self-test","{{side.Word()}}":{"hold":{{seconds.ToString(CultureInfo.InvariantCulture)}}{{more}} } }""");

    /// <summary>The only trial of this entry of <c>screens</c>.</summary>
    public static Trial One(string json) => Read($$"""{"version":1,"screens":[{{json}}]}""").Trials.ShouldHaveSingleItem();

    public static Answers Read(string json) => AnswersReader.Read(Encoding.UTF8.GetBytes(json), TestKnowledge.Shipped);

    /// <summary>Saves all of a trial under a new id.</summary>
    public static async Task<Guid> SaveAsync(this CheckupStore store, Trial trial)
    {
        var id = Guid.NewGuid();
        await store.SaveTrialAsync(id, trial, null, TestKnowledge.Shipped.Screens[trial.Screen].PerSide, Shelf.Stop);
        return id;
    }

    /// <summary>The values of a trial's numbers by side, in order.</summary>
    public static ImmutableArray<(Side? Side, double Value)> Numbers(this Trial trial) =>
        [.. trial.Observations.Where(observation => observation.Reading is NumberReading)
            .Select(observation => (observation.Side, ((NumberReading)observation.Reading).Quantity.Value))];
}
