using System.CommandLine;
using System.Globalization;
using Hipwise.Care.Movements;
using Hipwise.Cli.Pages;
using Hipwise.Knowledge;

namespace Hipwise.Cli.Commands.Exercises;

/// <summary><c>hipwise exercise rank</c>: which exercises ask most of a muscle.</summary>
internal static class RankCommand
{
    private static readonly Option<string> Muscle = new("--muscle")
    {
        Description = "Id of a muscle, a region or a group, for instance gluteus-medius.", HelpName = "ID", Required = true,
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Print everything as JSON (schema: docs/schemas/rank.schema.json)." };

    public static Command Create()
    {
        var command = new ExampledCommand(
            "rank",
            "Rank exercises by what they ask of a muscle on the body model, with the measured band of surface EMG beside it where one is known.",
            "hipwise exercise rank --muscle gluteus-medius")
        {
            Muscle, Json,
        };
        command.SetAction(Act);
        return command;
    }

    private static int Act(ParseResult parsed)
    {
        var knowledge = KnowledgeOption.Load(parsed);
        var rank = Rank(knowledge, parsed.GetRequiredValue(Muscle));
        if (parsed.GetValue(Json))
        {
            using var output = Console.OpenStandardOutput();
            output.Write(SimulationJson.Write(rank));
            output.WriteByte((byte)'\n');
        }
        else
        {
            Write(rank, knowledge);
        }

        return Run.Ok;
    }

    private static ExerciseRank Rank(KnowledgeBase knowledge, string muscle)
    {
        try
        {
            return ExerciseRank.Of(knowledge, muscle);
        }
        catch (SimulationRequestException problem)
        {
            throw new MisuseException(problem.Message);
        }
    }

    private static void Write(ExerciseRank rank, KnowledgeBase knowledge)
    {
        var page = new Page(Console.Out);
        page.Heading($"{rank.Name} ({rank.Muscle})");
        page.Text("Model: highest and mean activation in % of full, for the reference person with usual weights. Measured: the band of surface EMG in the studies.");
        Console.Out.WriteLine();
        var table = new TextTable("Exercise", "model peak", "mean", "measured", "");
        foreach (var one in rank.Exercises)
        {
            var measured = one.MeasuredBand is null ? "-" : one.MeasuredMuscle == rank.Muscle ? one.MeasuredBand
                : $"{one.MeasuredBand} ({knowledge.Muscles[one.MeasuredMuscle!].Name})";
            table.Add(one.Name, Percent(one.ModelPeak), Percent(one.ModelMean), measured, one.IsCarried ? "" : Remark(one));
        }

        table.Write(Console.Out, 2);
        page.Text("* more than the body model can do so far; its figures are only as near as it comes (docs/validation/movements.md).");
    }

    private static string Remark(RankedExercise one) => one.Missing is { } missing ? string.Create(CultureInfo.InvariantCulture, $"* {missing:0.0} missing") : "* posture unmet";

    private static string Percent(double? value) => value is { } number ? (100 * number).ToString("0", CultureInfo.InvariantCulture) : "<5";
}
