using Hipwise.Care.Movements;
using Hipwise.Core;
using Hipwise.Formats;
using Hipwise.Formats.Csv;
using Hipwise.Formats.OpenSim;
using Hipwise.Testing;

namespace Hipwise.Care.Tests.Movements;

/// <summary>The shipped model beside surface electrodes: what docs/validation/exercises.md tells.</summary>
public class ElectrodeAgreementTests
{
    [Fact]
    public void The_model_orders_exercises_as_told_in_the_validation()
    {
        var body = OsimReader.ReadFile(Path.Combine(Repository.Knowledge, "body", "hipwise.osim")).Model;
        var all = ElectrodeAgreement.Calculate(TestKnowledge.Shipped, body, ElectrodeTable.ReadFile(ElectrodeTable.PathIn(Repository.Knowledge)), 40, new Random(1));
        all.Select(agreement => agreement.Muscle).ShouldBe(["gluteus-maximus", "gluteus-medius"]);
        var (maximus, medius) = (all[0], all[1]);
        medius.Median.ShouldBeGreaterThan(0.5);
        maximus.Median.ShouldBeGreaterThan(0.5);
        medius.Studies.Length.ShouldBe(4);
        maximus.Studies.Length.ShouldBe(3);
        foreach (var agreement in all)
        {
            agreement.Studies.Count(study => study.IsHeldOut).ShouldBeGreaterThan(0);
            agreement.Low.ShouldBeLessThanOrEqualTo(agreement.Median);
            agreement.High.ShouldBeGreaterThanOrEqualTo(agreement.Median);
        }

        var told = File.ReadAllText(Path.Combine(Repository.Root, "docs", "validation", "exercises.md"));
        foreach (var study in all.SelectMany(agreement => agreement.Studies.Select(study => (agreement.Muscle, study))))
        {
            told.ShouldContain(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{study.study.Correlation:0.00}"), customMessage: $"{study.Muscle}, {study.study.Study}");
        }
    }

    [Theory]
    [InlineData(new double[] { 1, 2, 3 }, new double[] { 10, 20, 30 }, 1)]
    [InlineData(new double[] { 1, 2, 3 }, new double[] { 3, 2, 1 }, -1)]
    [InlineData(new double[] { 86, 97, 99, 100, 101, 103, 106, 110, 112, 113 }, new double[] { 0, 20, 28, 27, 50, 29, 7, 17, 6, 12 }, -0.17575757575757575)]
    [InlineData(new double[] { 1, 2, 2, 3 }, new double[] { 1, 2, 3, 4 }, 0.9486832980505138)]
    public void Ranks_are_correlated_as_Spearman_did(double[] first, double[] second, double expected)
    {
        ElectrodeAgreement.Correlate(first, second).ShouldBe(expected, 1e-12);
        ElectrodeAgreement.Correlate(second, first).ShouldBe(expected, 1e-12);
        ElectrodeAgreement.Correlate([.. first.Select(Math.Exp)], second).ShouldBe(expected, 1e-12, "only the order counts");
    }

    [Fact]
    public void A_cell_that_cannot_be_read_is_named()
    {
        using var table = new MemoryStream("study,held_out,muscle,exercise,figure,side,mean_pct_mvic,status\nA,no,m,e,f,up,5,verified\n"u8.ToArray());
        var file = Path.Combine(Directory.CreateTempSubdirectory("hipwise-electrodes-").FullName, "electrodes.csv");
        File.WriteAllBytes(file, table.ToArray());
        Should.Throw<BadFileException>(() => ElectrodeTable.ReadFile(file)).Message.ShouldContain("side");
        Directory.Delete(Path.GetDirectoryName(file)!, recursive: true);
    }

    [Fact]
    public void A_figure_that_is_not_there_is_refused_by_name()
    {
        var body = OsimReader.ReadFile(Path.Combine(Repository.Knowledge, "body", "hipwise.osim")).Model;
        ElectrodeRow row = new("A", false, "gluteus-medius", "Handstand", "handstand", Side.Right, 5, true);
        Should.Throw<SimulationRequestException>(() => ElectrodeAgreement.Calculate(TestKnowledge.Shipped, body, [row], 20, new Random(1))).Message.ShouldContain("handstand");
    }
}
