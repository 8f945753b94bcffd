using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Motion.Screens;
using Hipwise.Motion.Tests.Synthetic;

namespace Hipwise.Motion.Tests.Screens;

/// <summary>Whatever is filmed for whatever screen: every value is there or says why not, and observations stay within their measures.</summary>
public class EveryScreenTests
{
    public static TheoryData<string> Filmed => [.. Fixture.Knowledge.Screens.Values.Where(screen => screen.Camera is not null).Select(screen => screen.Id)];

    [Theory]
    [MemberData(nameof(Filmed))]
    public void Every_value_is_there_or_says_why_not(string id)
    {
        var screen = Fixture.Knowledge.Screens[id];
        var frontal = screen.Camera!.View == CameraView.Frontal;
        Side? side = screen.PerSide ? Side.Right : null;
        var usable = 0;
        foreach (var seed in (int[])[1, 2, 3])
        {
            var studio = new Studio(new Random(seed)) { Azimuth = frontal ? 0 : -90 };
            var take = studio.Film(12, time =>
            {
                var bend = time < 2 || (time - 2) % 3 > 2 ? 0 : Math.Pow(Math.Sin(Math.PI * ((time - 2) % 3) / 2), 2);
                return frontal ? Stick.OneLeg(Side.Right, 0.11 * bend, 5 * bend, 4 * bend, 3 * bend, 0.12) : Stick.Bend(15 * bend, 50 * bend, 45 * bend);
            });
            var reading = ScreenAnalysis.Run(Fixture.Knowledge, screen, side, take);
            usable += reading.IsUsable ? 1 : 0;
            reading.Measures.Concat(reading.Extras).Select(value => value.Id).ShouldBe(screen.Camera.Reads.Select(read => read.Id), ignoreOrder: true);
            reading.Measures.Concat(reading.Extras).ShouldAllBe(value => (value.Value == null) == (value.Missing != null));
            reading.Measures.Concat(reading.Extras).Where(value => value.Value != null)
                .ShouldAllBe(value => value.Value!.Value.Sd > 0 && value.Low < value.High && double.IsFinite(value.Low + value.High));
            foreach (var number in reading.Observations(null).Select(one => (Measure: screen.TryMeasure(one.Measure.Measure)!, one.Reading)).Where(one => one.Reading is NumberReading))
            {
                ((NumberReading)number.Reading).Quantity.Value.ShouldBeInRange(number.Measure.Min, number.Measure.Max);
            }

            ScreenJson.Write(reading, "k-0").Length.ShouldBeGreaterThan(100);
        }

        usable.ShouldBe(3);
    }
}
