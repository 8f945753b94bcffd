namespace Hipwise.Knowledge.Tests;

/// <summary>Intervals and smallest changes that make no sense are named.</summary>
public sealed class ProgressComplaintsTests
{
    [Theory]
    [InlineData("progress.yaml", "days: 7", "days: 0", "'days' must be 1 or more")]
    [InlineData("progress.yaml", "id: activities", "id: pain", "'retests' must hold each of pain, activities, screens once")]
    [InlineData("progress.yaml", "least-tries: 3", "least-tries: 1", "must be 2 or more")]
    [InlineData("progress.yaml", "baseline-days: 7", "baseline-days: 2", "must be 'least-tries' or more")]
    [InlineData("outcome-measures.yaml", "change: {absolute: 2, percent: 30}", "change: {absolute: 0, percent: 30}", "'absolute' must be above 0")]
    [InlineData("outcome-measures.yaml", "change: {absolute: 2, percent: 30}", "change: {absolute: 2, percent: 130}", "at most 100")]
    [InlineData("outcome-measures.yaml", "change: {absolute: 2, percent: 30}", "change: {percent: 30}", "'absolute' is missing")]
    public void A_wrong_number_is_named(string file, string from, string to, string complaint)
    {
        using var copy = new KnowledgeCopy();
        copy.Replace(file, from, to);
        copy.Problems().ShouldContain(problem => problem.File == file && problem.Message.Contains(complaint));
    }

    [Theory]
    [InlineData(4, 2)]
    [InlineData(9, 2.7)]
    [InlineData(0, 2)]
    public void Of_points_and_percent_both_must_be_reached(double first, double smallest) =>
        new SmallestChange(2, 30).From(first).ShouldBe(smallest, 1e-9);
}
