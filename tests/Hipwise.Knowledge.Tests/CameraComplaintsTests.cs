namespace Hipwise.Knowledge.Tests;

/// <summary>What makes no sense in the rules of the camera, or in how a screen is filmed, is named.</summary>
public sealed class CameraComplaintsTests
{
    [Theory]
    [InlineData("camera.yaml", "hampel-window: 7", "hampel-window: 6", "must be odd")]
    [InlineData("camera.yaml", "cutoff-hz: 6 ", "cutoff-hz: 0 ", "'cutoff-hz' must be above 0")]
    [InlineData("camera.yaml", "  - id: tilt\n", "  - id: rate\n", "the check 'tilt' is missing")]
    [InlineData("camera.yaml", "quantity: leg-apart", "quantity: leg-up", "'quantity' must be one of")]
    [InlineData("camera.yaml", "view-share: 0.35", "view-share: 1.5", "'view-share' must be 0 to 1")]
    [InlineData("camera.yaml", "marker-errors:", "marker-error:", "'marker-errors'")]
    [InlineData("screens/single-leg-squat.yaml", "{measure: fppa, ", "{measure: fpa, ", "no measure 'fpa' that a camera may give")]
    [InlineData("screens/single-leg-squat.yaml", "cuts: [0], options: [over-foot, inside-big-toe]", "cuts: [0], options: [over-foot]", "a choice one less than")]
    [InlineData("screens/single-leg-squat.yaml", "kind: repetitions", "kind: repeats", "'kind' must be one of")]
    [InlineData("screens/step-down.yaml", "above: 40, points: 1", "points: 1", "each part of a score has")]
    [InlineData("follow.yaml", "{point: knee, marker: knee_centre,", "{point: hip, marker: knee_centre,", "the point 'hip' is there twice")]
    [InlineData("follow.yaml", "{point: ear, segment: head, at-mm: [5, 140, 75]", "{point: ear, segment: head, at-mm: [5, 140]", "three numbers 'at-mm'")]
    [InlineData("follow.yaml", "value: 0, sd: 5}", "value: 0, sd: 0}", "'sd' must be above 0")]
    [InlineData("follow.yaml", "outlier: 2.5 ", "outlier: 0 ", "must be above 0")]
    [InlineData("follow.yaml", "least-points: 12 ", "least-points: 0 ", "must be 1 or more")]
    public void A_slip_is_named(string file, string from, string to, string complaint)
    {
        using var copy = new KnowledgeCopy();
        copy.Replace(file, from, to);
        copy.Problems().ShouldContain(problem => problem.File == file && problem.Message.Contains(complaint));
    }

    [Fact]
    public void Every_measure_that_only_a_camera_gives_is_read()
    {
        var unread = Shipped.Knowledge.Screens.Values.SelectMany(screen => screen.Measures
            .Where(measure => measure.By.All(by => by is Core.ObservationSource.Camera or Core.ObservationSource.MotionCapture))
            .Where(measure => screen.Camera?.Reads.Any(read => read.Id == measure.Id) != true).Select(measure => $"{screen.Id}/{measure.Id}"));
        unread.ShouldBeEmpty();
    }
}
