using System.Collections.Immutable;
using Hipwise.Care.Checkup;
using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Testing;
using Hipwise.Web.Features.Checkup;

namespace Hipwise.Web.Tests.Checkup;

/// <summary>What a film measured outlives a visit to the plain form.</summary>
public class KeepMeasuredTests
{
    private const string Screen = "single-leg-stance";
    private static readonly KnowledgeBase Knowledge = KnowledgeLoader.Load(Repository.Knowledge);
    private static readonly Observation Drop = Number("pelvic-drop", ObservationSource.Camera, 1.4, 6, 7, 8);
    private static readonly Observation Seen = new(new(Screen, "drop-seen"), Side.Left, new YesNoReading([true, true, true]), ObservationSource.Camera, null);
    private static readonly Trial Filmed = Of(Drop, Seen);

    [Fact]
    public void What_was_left_as_it_is_keeps_its_deviation_and_source()
    {
        var sent = Of(Number("pelvic-drop", ObservationSource.Camera, null, 6, 7, 8), Seen);
        TrialForm.KeepMeasured(sent, Filmed, Knowledge).Observations.ShouldBe(Filmed.Observations);
    }

    [Fact]
    public void A_film_that_holds_more_tries_than_the_form_keeps_them_all()
    {
        var long5 = Of(Number("pelvic-drop", ObservationSource.Camera, 1.2, 6, 7, 8, 9, 5));
        TrialForm.KeepMeasured(Of(Number("pelvic-drop", ObservationSource.Camera, null, 6, 7, 8)), long5, Knowledge).Observations.ShouldBe(long5.Observations);
    }

    [Fact]
    public void What_was_changed_was_told_by_hand_and_loses_the_range_of_the_camera()
    {
        var sent = Of(Number("pelvic-drop", ObservationSource.Camera, null, 6, 7, 12), Seen with { Reading = new YesNoReading([true, false, true]) });
        var merged = TrialForm.KeepMeasured(sent, Filmed, Knowledge);
        merged.Observations[0].Source.ShouldBe(ObservationSource.Partner, "nobody sees degrees on themselves");
        ((NumberReading)merged.Observations[0].Reading).SdGiven.ShouldBeFalse();
        merged.Observations[1].Source.ShouldBe(ObservationSource.SelfTest);
    }

    [Fact]
    public void What_was_taken_out_or_is_new_stays_as_sent()
    {
        TrialForm.KeepMeasured(Of(Seen), Filmed, Knowledge).Observations.ShouldBe([Seen]);
        var hold = Number("hold", ObservationSource.Camera, null, 20);
        TrialForm.KeepMeasured(Of(Drop, Seen, hold), Filmed, Knowledge).Observations[2].ShouldBe(hold);
        TrialForm.KeepMeasured(Filmed, null, Knowledge).ShouldBe(Filmed);
    }

    [Fact]
    public void What_was_told_by_hand_before_does_not_become_the_cameras()
    {
        var mixed = Of(Drop, Seen with { Source = ObservationSource.SelfTest });
        TrialForm.KeepMeasured(Of(Number("pelvic-drop", ObservationSource.Camera, null, 6, 7, 8), Seen), mixed, Knowledge).Observations[1].Source
            .ShouldBe(ObservationSource.SelfTest);
    }

    private static Trial Of(params Observation[] observations) => new(Screen, null, [.. observations], [], Tingling: false, null);

    private static Observation Number(string measure, ObservationSource source, double? sd, params double[] tries) => new(
        new(Screen, measure), Side.Left, Readings.Number([.. tries], sd, Knowledge.Screens[Screen].TryMeasure(measure)!), source, null);
}
