namespace Hipwise.Knowledge.Tests;

public class MovementComplaintsTests
{
    private const string File = "movements.yaml";

    [Theory]
    [InlineData("joint: knee,", "joint: nee,", "'nee'")]
    [InlineData("coordinate: knee_angle,", "where: knee_angle,", "'coordinate' is missing")]
    [InlineData("part: knee,", "part: shin,", "'shin'")]
    [InlineData("points: [palm]", "points: []", "a part needs 'points'")]
    [InlineData("on: floor, height: 0, friction: 0.6", "on: floor, height: 0, friction: -0.6", "'friction' must be 0 or more")]
    [InlineData("on: floor, height: 0, friction: 0.6", "on: lava, height: 0, friction: 0.6", "'lava'")]
    [InlineData("move-s: 2", "move-s: 0", "'move-s' must be above 0")]
    [InlineData("prop: barbell, kg: 20", "prop: barbell, kg: -20", "'kg' must be 0 or more")]
    [InlineData("slack: 0.25", "slack: -0.25", "'slack', 'stiffness' and 'force'")]
    [InlineData("point: chest", "point: chess", "'chess'")]
    [InlineData("status: convention", "status: certain", "'certain'")]
    public void What_is_wrong_is_named_with_its_line(string from, string to, string complaint)
    {
        using var copy = new KnowledgeCopy();
        copy.Replace(File, from, to);
        copy.Problems().ShouldContain(problem => problem.File == File && problem.Line > 0 && problem.Message.Contains(complaint, StringComparison.Ordinal));
    }
}
