namespace Hipwise.Knowledge.Tests;

/// <summary>What makes no sense in the figures by which muscles' activity is read is named.</summary>
public sealed class EmgComplaintsTests
{
    [Theory]
    [InlineData("band-hz: [20, 450]", "band-hz: [450, 20]", "two rising numbers")]
    [InlineData("band-share: 0.45 ", "band-share: 0.5 ", "must be below 0.5")]
    [InlineData("check: gaps", "check: gap", "'check' must be one of")]
    [InlineData("{check: drift, tell: 2, fail: 20}", "{check: drift, tell: 20, fail: 2}", "wrong side of 'tell'")]
    [InlineData("    - {check: heart, tell: 0.4, fail: 2}", "    #", "the check 'heart' is missing")]
    [InlineData("heart-per-min: [40, 130]", "heart-per-min: [40]", "two rising numbers")]
    [InlineData("bonato-least: 8", "bonato-least: 21", "at most 'bonato-of'")]
    [InlineData("least-votes: 2 ", "least-votes: 7 ", "must be 1 to 6")]
    [InlineData("ramps-s: [0.02", "ramps-s: [0", "'ramps-s' must be above 0")]
    [InlineData("step-share: 0.4", "step-share: 1", "above 0 and below 1")]
    [InlineData("bands: [0.2, 0.4, 0.6]", "bands: [0.2, 0.6, 0.4]", "'bands' must rise")]
    [InlineData("segment-s: 0.25", "segment-s: 2", "at most 'window-s'")]
    [InlineData("cycle-points: 101", "cycle-points: 1", "must be 2 to 10001")]
    [InlineData("muscles: [tensor-fasciae-latae]", "muscles: [tensor]", "tensor")]
    [InlineData("rise-late: 0.07", "rise-late: 1.5", "'rise-late' must be above 0 and below 1")]
    [InlineData("overlap-much: 0.667", "overlap-much: 0.2", "above 'overlap-little'")]
    [InlineData("onset-sd-s: 0.01", "onset-sd-s: 0", "onset-sd-s")]
    [InlineData("rest-s: 5 ", "rest-s: 1 ", "above 'settle-s' and at most 'longest-rest-s'")]
    [InlineData("longest-rest-s: 20", "longest-rest-s: 4", "above 'settle-s' and at most 'longest-rest-s'")]
    [InlineData("rest-spread: 1.5", "rest-spread: 1", "'rest-spread' must be above 1")]
    [InlineData("goal-s: 5", "goal-s: 0.5", "at least 'least-s'")]
    [InlineData("pause-s: 0.3", "pause-s: 0", "'pause-s' must be above 0")]
    [InlineData("rate-share: 0.05", "rate-share: 1", "above 0 and below 1")]
    [InlineData("most-channels: 16", "most-channels: 0", "must be 1 to 64")]
    [InlineData("send-every-ms: 10", "send-every: 10", "send-every")]
    [InlineData("faint-level: 1.35", "faint-level: 0", "'faint-level' must be above 0")]
    [InlineData("{check: no-rest, tell: 0.25, fail: 0}", "{check: no-rest, tell: 0.25, fail: 1}", "wrong side of 'tell'")]
    [InlineData("glr-threshold: 10", "glr-threshold: 0", "must be above 0")]
    public void A_slip_is_named(string from, string to, string complaint)
    {
        using var copy = new KnowledgeCopy();
        copy.Replace("emg.yaml", from, to);
        copy.Problems().ShouldContain(problem => problem.File == "emg.yaml" && problem.Message.Contains(complaint));
    }

    [Fact]
    public void Bands_are_those_of_the_exercises()
    {
        Shipped.Knowledge.Emg.Rules.Amplitude.BandEdges.ShouldBe([0.2, 0.4, 0.6]);
        Shipped.Knowledge.Emg.Positions.ShouldAllBe(position => position.Muscles.Length > 0);
        Shipped.Knowledge.Emg.PositionsOf("gluteus-maximus").Count().ShouldBe(2);
    }
}
