using System.CommandLine;
using System.Globalization;
using Hipwise.Care.Movements;
using Hipwise.Cli.Commands.Body;
using Hipwise.Cli.Pages;
using Hipwise.Formats.OpenSim;
using Hipwise.Knowledge;

namespace Hipwise.Cli.Commands.Exercises;

/// <summary><c>hipwise exercise compare</c>: the model beside surface electrodes.</summary>
internal static class CompareCommand
{
    private const int Frames = 40;
    private const int Seed = 1;

    public static Command Create()
    {
        var command = new ExampledCommand(
            "compare", "Compare what the body model asks of muscles with what surface electrodes told, study by study.", "hipwise exercise compare");
        command.SetAction(Act);
        return command;
    }

    private static int Act(ParseResult parsed)
    {
        var knowledge = KnowledgeOption.Load(parsed);
        var (folder, own) = (KnowledgeOption.FolderOf(parsed), OwnBody.Of(parsed));
        var body = OsimReader.ReadFile(own.ModelFile).Model;
        foreach (var agreement in ElectrodeAgreement.Calculate(knowledge, body, ElectrodeTable.ReadFile(ElectrodeTable.PathIn(folder)), Frames, new Random(Seed)))
        {
            Write(agreement, knowledge);
        }

        return Run.Ok;
    }

    private static void Write(ElectrodeAgreement agreement, KnowledgeBase knowledge)
    {
        var page = new Page(Console.Out);
        page.Heading(knowledge.Muscles[agreement.Muscle].Name);
        page.Text(string.Create(
            CultureInfo.InvariantCulture,
            $"Median of Spearman's correlation within {agreement.Studies.Length} studies {agreement.Median:0.00}, 95 % interval {agreement.Low:0.00} to {agreement.High:0.00}."));
        foreach (var study in agreement.Studies)
        {
            page.Title(string.Create(
                CultureInfo.InvariantCulture, $"{study.Study}{(study.IsHeldOut ? " (held out)" : "")}: {study.Correlation:0.00}{Verified(study.VerifiedCorrelation)}"));
            var table = new TextTable("Exercise", "% MVIC", "model %", "");
            foreach (var point in study.Points)
            {
                table.Add(
                    point.Row.Exercise, point.Row.MeanPercent.ToString("0", CultureInfo.InvariantCulture), (100 * point.Peak).ToString("0", CultureInfo.InvariantCulture),
                    point.Missing is { } missing ? string.Create(CultureInfo.InvariantCulture, $"* {missing:0} missing") : "");
            }

            table.Write(Console.Out, 2);
        }
    }

    private static string Verified(double correlation) =>
        double.IsNaN(correlation) ? "" : string.Create(CultureInfo.InvariantCulture, $"; of the numbers seen in publications alone {correlation:0.00}");
}
