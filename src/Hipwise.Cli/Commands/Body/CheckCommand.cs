using System.CommandLine;
using Hipwise.Body.Model;
using Hipwise.Cli.Pages;
using Hipwise.Formats.OpenSim;
using Hipwise.Simulation.Acceptance;

namespace Hipwise.Cli.Commands.Body;

/// <summary><c>hipwise body check</c>: whether the body of our own is what its tables make, and holds against measurements.</summary>
internal static class CheckCommand
{
    private static readonly Option<bool> Details = new("--details") { Description = "Tell every single value that lies outside, or that a line counts." };

    private static readonly Option<string?> Plots = new("--plots")
    {
        Description = "Draw moment arms, lengths and strength against the published values into this folder, as SVG.", HelpName = "DIR",
    };

    public static Command Create()
    {
        var command = new ExampledCommand(
            "check",
            "Build the body anew, compare it byte by byte with body/hipwise.osim, read that file back, see whether the demands of movements are of it, and hold the body "
                + "to published moment arms, smoothness, fibre lengths and strength. Ends with 1 when something misses its bar.",
            "hipwise body check --details")
        {
            Details, Plots,
        };
        command.SetAction(parsed =>
        {
            var body = OwnBody.Of(parsed);
            var reference = body.Reference();
            var model = body.Compile();
            List<CheckLine> lines = [Bytes(body), Reads(body), Sources(parsed, body), Demands(parsed), .. BodyFiles.Within(body.Folder, () => BodyCheck.Run(model, reference))];
            Write(lines, parsed.GetValue(Details), new Page(Console.Out));
            if (parsed.GetValue(Plots) is { } folder)
            {
                Draw(model, reference, folder);
            }

            return lines.TrueForAll(line => line.Passed) ? Run.Ok : Run.Failed;
        });
        return command;
    }

    private static CheckLine Bytes(OwnBody body)
    {
        var same = File.Exists(body.ModelFile) && File.ReadAllBytes(body.ModelFile).AsSpan().SequenceEqual(body.Build());
        return new("The file is what the tables make", "every byte", same ? "the same" : "not the same; run 'hipwise body build'", same, []);
    }

    private static CheckLine Reads(OwnBody body)
    {
        var file = OsimReader.ReadFile(body.ModelFile);
        var model = BodyFiles.Within(body.ModelFile, () => BodyModel.Compile(file.Model));
        return new(
            "The file reads back", "no warning", $"{file.Warnings.Length} warnings, {model.Muscles.Length} muscles, {model.CoordinateCount} coordinates, {model.TotalMass:F2} kg",
            file.Warnings.IsEmpty, [.. file.Warnings.Select(warning => warning.ToString())]);
    }

    private static CheckLine Demands(ParseResult parsed)
    {
        var demands = KnowledgeOption.Load(parsed).ModelDemands;
        var fresh = demands.Model == Hipwise.Knowledge.ModelDemands.HashOf(KnowledgeOption.FolderOf(parsed));
        return new(
            "The demands are of this model and these figures", "the same hash",
            fresh ? $"{demands.Model}, {demands.Figures.Count} movements, {demands.Figures.Values.Count(figure => figure.IsCarried)} of them carried"
                : "stale; run 'hipwise body build'", fresh, []);
    }

    private static CheckLine Sources(ParseResult parsed, OwnBody body)
    {
        var known = KnowledgeOption.Load(parsed).Sources;
        var unknown = body.Sources().Where(pair => pair.Key != Hipwise.Simulation.Building.BodyFacts.OwnSource && !known.ContainsKey(pair.Key)).ToList();
        return new(
            "Every number has its source", "each key in sources.yaml", unknown.Count == 0 ? "all there" : $"{unknown.Count} unknown", unknown.Count == 0,
            [.. unknown.Select(pair => $"{pair.Value}: '{pair.Key}' is not in sources.yaml")]);
    }

    private static void Write(List<CheckLine> lines, bool details, Page page)
    {
        foreach (var line in lines)
        {
            Console.Out.WriteLine(Tell.Plain($"{(line.Passed ? "ok  " : "MISS")}  {line.Name}: {line.Reached} (bar: {line.Bar})"));
            foreach (var detail in details || !line.Passed ? line.Details : [])
            {
                page.Item(Tell.Plain(detail), indent: 6);
            }
        }
    }

    private static void Draw(BodyModel model, BodyReference reference, string folder)
    {
        ResultFiles.MakeFolder(folder);
        var drawings = BodyPlots.Draw(model, reference);
        foreach (var (name, svg) in drawings)
        {
            File.WriteAllText(Path.Combine(folder, $"{name}.svg"), svg);
        }

        Tell.Done($"{folder}: {drawings.Count} drawings.");
    }
}
