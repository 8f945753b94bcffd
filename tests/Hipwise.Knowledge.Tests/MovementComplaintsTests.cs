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
    [InlineData("height: 170 ", "height: -170 ", "'height' must be above 0")]
    [InlineData("id: hip-adduction", "id: hip-flexion", "there already is a joint moment 'hip-flexion'")]
    [InlineData("kind: cue", "kind: hint", "'kind' must be one of fault, cue, band; 'hint' stands there")]
    [InlineData("families: [band-walk]", "families: [band-work]", "no exercise is of the family 'band-work'; did you mean 'band-walk'?")]
    [InlineData("sit-to-stand, chair-stand,", "sit-to-stan, chair-stand,", "no figure is called 'sit-to-stan'; did you mean 'sit-to-stand'?")]
    [InlineData("poses: all", "poses: some", "'poses' must be one of all, later, main")]
    [InlineData("{joint: pelvis-list, degrees: -5}", "{joint: pelvis-list, side: both, degrees: -5}", "'pelvis-list' has no side")]
    [InlineData("{joint: hip-rotation, side: working, degrees: 15}", "{joint: hip-rotation, degrees: 15}", "'hip-rotation' needs a 'side'")]
    [InlineData("{joint: hip-rotation, side: working, degrees: 15}", "{joint: hip-rotation, side: working, degrees: 150}", "90 at most")]
    [InlineData("band: {kind: loop-band, at: toe-left, to: toe-right}", "bands: none", "a variant needs 'add' with degrees of joints or a 'band'")]
    [InlineData("status: convention", "status: certain", "'certain'")]
    public void What_is_wrong_is_named_with_its_line(string from, string to, string complaint)
    {
        using var copy = new KnowledgeCopy();
        copy.Replace(File, from, to);
        copy.Problems().ShouldContain(problem => problem.File == File && problem.Line > 0 && problem.Message.Contains(complaint, StringComparison.Ordinal));
    }
}
