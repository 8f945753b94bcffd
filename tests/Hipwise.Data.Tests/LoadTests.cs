using Hipwise.Care.Checkup;
using Hipwise.Core;

namespace Hipwise.Data.Tests;

/// <summary>Ten thousand observations load right; how fast is printed, not asserted.</summary>
public class LoadTests
{
    private const int Observations = 10_000;
    private const int Rounds = 15;

    [Theory]
    [InlineData(1)]
    [InlineData(100)]
    public async Task Ten_thousand_observations_load_as_they_were_saved(int checkups)
    {
        using var shelf = await Shelf.OpenAsync();
        var perCheckup = Observations / checkups;
        await shelf.Store.ImportAsync(BigExport.Make(checkups, perCheckup), Shelf.Stop);
        var times = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            var before = Environment.CpuUsage.TotalTime;
            var current = await shelf.CurrentAsync();
            times.Add((Environment.CpuUsage.TotalTime - before).TotalMilliseconds);
            current.Number.ShouldBe(checkups);
            current.NotFitting.ShouldBeEmpty();
            current.Answers.Trials.Length.ShouldBe(perCheckup / 2);
            Check(current.Answers);
        }

        TestContext.Current.SendDiagnosticMessage(
            $"{checkups} check-ups of {perCheckup} observations, the current one: {times[0]:0} ms of processor time at first, {times.Order().ElementAt(Rounds / 2):0} ms in the middle");
        (await shelf.Store.ListAsync(Shelf.Stop)).Length.ShouldBe(checkups);
        Check((await shelf.Store.FindAsync(1, Shelf.Stop))!.Answers);
    }

    private static void Check(Answers answers)
    {
        foreach (var (trial, index) in answers.Trials.Select((trial, index) => (trial, index)))
        {
            trial.Numbers().ShouldBe([(Side.Left, BigExport.ValueOf(index, Side.Left)), (Side.Right, BigExport.ValueOf(index, Side.Right))]);
        }
    }
}
