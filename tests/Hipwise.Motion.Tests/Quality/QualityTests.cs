using Hipwise.Core;
using Hipwise.Motion.Landmarks;
using Hipwise.Motion.Screens;
using Hipwise.Motion.Tests.Synthetic;

namespace Hipwise.Motion.Tests.Quality;

/// <summary>A take that is not good enough gives no reading, and says what to do.</summary>
public class QualityTests
{
    [Fact]
    public void A_good_take_fulfils_every_check() => Failing(Take(new Studio(new Random(1)))).ShouldBeEmpty();

    [Theory]
    [InlineData(50, 0, 30, "frontal")]
    [InlineData(90, 0, 30, "frontal")]
    [InlineData(0, 15, 30, "tilt")]
    [InlineData(0, 0, 9, "rate")]
    public void What_is_wrong_is_named(double azimuth, double roll, double rate, string check)
    {
        var reading = Read(Take(new Studio(new Random(1)) { Azimuth = azimuth, Roll = roll, Rate = rate }));
        reading.Quality.Where(verdict => !verdict.Ok).Select(verdict => verdict.Id).ShouldContain(check);
        reading.Measures.ShouldAllBe(measure => measure.Value == null && measure.Reading == null && measure.Missing != null);
        reading.Observations(null).ShouldBeEmpty();
    }

    [Fact]
    public void A_second_person_lost_pictures_and_an_empty_picture_are_found()
    {
        var take = Take(new Studio(new Random(1)));
        Failing(take with { Persons = [.. take.Persons.Select((_, i) => i % 3 == 0 ? 2 : 1)] }).ShouldBe(["one-person"]);
        var kept = Enumerable.Range(0, take.FrameCount).Where(frame => frame % 10 < 6).ToArray();
        Failing(take with
        {
            Times = [.. kept.Select(frame => take.Times[frame])], Persons = [.. kept.Select(frame => take.Persons[frame])], Roll = [.. kept.Select(frame => take.Roll[frame])],
            Image = [.. kept.SelectMany(frame => take.ImageOf(frame).ToArray())],
        }).ShouldContain("gaps");
        Failing(take with { Image = [.. take.Image.Select(_ => float.NaN)] }).ShouldContain("person");
    }

    [Fact]
    public void A_body_partly_out_of_the_picture_is_not_read()
    {
        var take = Take(new Studio(new Random(1)));
        var low = take.Image.Select((value, i) => i % 4 == 1 ? value + 0.25f : value).ToArray();
        Failing(take with { Image = low }).ShouldContain("whole-body");
    }

    [Fact]
    public void A_good_take_gives_observations_by_camera()
    {
        var observations = Read(Take(new Studio(new Random(1)))).Observations(new DateOnly(2026, 11, 22));
        observations.Length.ShouldBe(4);
        observations.ShouldAllBe(one => one.Source == ObservationSource.Camera && one.Side == Side.Left);
        var number = observations.Single(one => one.Measure.Measure == "fppa").Reading.ShouldBeOfType<NumberReading>();
        number.SdGiven.ShouldBeTrue();
        number.Tries.Length.ShouldBe(3);
    }

    [Fact]
    public void An_empty_take_is_refused_without_an_exception()
    {
        var reading = Read(new LandmarkTakeBuilder(100, 100).ToTake());
        reading.IsUsable.ShouldBeFalse();
    }

    private static LandmarkTake Take(Studio studio) => studio.Film(11, time =>
    {
        var bend = time < 2 || (time - 2) % 3 > 2 ? 0 : Math.Pow(Math.Sin(Math.PI * ((time - 2) % 3) / 2), 2);
        return Stick.OneLeg(Side.Left, 0.11 * bend, 5 * bend, 4 * bend, 0, 0.12);
    });

    private static ScreenReading Read(LandmarkTake take) =>
        ScreenAnalysis.Run(Fixture.Knowledge, Fixture.Knowledge.Screens["single-leg-squat"], Side.Left, take);

    private static List<string> Failing(LandmarkTake take) => [.. Read(take).Quality.Where(verdict => !verdict.Ok).Select(verdict => verdict.Id)];
}
