using System.CommandLine;
using Hipwise.Cli.Commands.Body;
using Hipwise.Cli.Pages;
using Hipwise.Core;
using Hipwise.Knowledge;
using Hipwise.Motion.Landmarks;
using Hipwise.Motion.Screens;

namespace Hipwise.Cli.Commands;

/// <summary><c>hipwise screen</c>: from a filmed or measured movement to the measures of a screen.</summary>
internal static class ScreenCommand
{
    private static readonly Argument<string> File = new("FILE")
    {
        Description = "Landmarks as .json or as .hwl frames, markers as .trc or .c3d, or coordinates of a model as .mot or .sto.",
    };

    private static readonly Option<string> Screen = new("--screen") { Description = "The screen that was done.", HelpName = "ID", Required = true };
    private static readonly Option<string?> Side = new("--side") { Description = "The side tested: left or right.", HelpName = "SIDE" };
    private static readonly Option<string?> Model = new("--model")
    {
        Description = "The model that coordinates belong to (default: the body of our own).", HelpName = "MODEL.osim",
    };

    private static readonly Option<string?> Up = new("--up")
    {
        Description = "The axis of markers that points up: x, y, z, or -z … (default: as a C3D file says; y in a TRC file).", HelpName = "AXIS",
    };

    private static readonly Option<bool> Json = new("--json") { Description = "Print the result as JSON." };

    public static Command Create()
    {
        var command = new ExampledCommand(
            "screen",
            "Measures of a screen from a film's landmarks, from markers or from a model's motion, each with its error, or why there are none. "
                + "Ends with 3 when the take is not good enough.",
            "hipwise screen landmarks.json --screen single-leg-squat --side left")
        {
            File, Screen, Side, Model, Up, Json,
        };
        command.SetAction(Act);
        return command;
    }

    private static int Act(ParseResult parsed)
    {
        var knowledge = KnowledgeOption.Load(parsed);
        var screen = Find(knowledge, parsed.GetRequiredValue(Screen));
        var side = SideOf(screen, parsed.GetValue(Side));
        var path = parsed.GetRequiredValue(File);
        var take = ScreenFiles.Read(path, knowledge, screen.Camera!.View, UpOf(parsed.GetValue(Up)), parsed.GetValue(Model) ?? OwnBody.Of(parsed).ModelFile);
        var reading = ScreenAnalysis.Run(knowledge, screen, side, take);
        if (parsed.GetValue(Json))
        {
            using var output = Console.OpenStandardOutput();
            output.Write(ScreenJson.Write(reading, knowledge.Version));
            output.WriteByte((byte)'\n');
        }
        else
        {
            ScreenPage.Write(reading, screen, new Page(Console.Out));
        }

        return reading.IsUsable ? Run.Ok : Run.Unmet;
    }

    private static Screen Find(KnowledgeBase knowledge, string id)
    {
        if (knowledge.Screens.TryGetValue(id, out var screen) && screen.Camera is not null)
        {
            return screen;
        }

        var filmed = knowledge.Screens.Values.Where(one => one.Camera is not null).Select(one => one.Id).Order(StringComparer.Ordinal).ToList();
        var near = Spelling.Nearest(id, filmed);
        throw new MisuseException(screen is not null
            ? $"The screen '{id}' is not filmed; these are: {string.Join(", ", filmed)}."
            : $"There is no screen '{id}'; {(near is null ? $"use one of {string.Join(", ", filmed)}" : $"did you mean '{near}'?")}");
    }

    private static Side? SideOf(Screen screen, string? word) => word switch
    {
        "left" => Core.Side.Left,
        "right" => Core.Side.Right,
        null when !screen.PerSide => null,
        null => throw new MisuseException($"The screen '{screen.Id}' tests one side at a time; say --side left or --side right."),
        _ => throw new MisuseException($"'{word}' is no side; write left or right."),
    };

    private static UpAxis? UpOf(string? text) => text is null ? null
        : UpAxis.TryParse(text) ?? throw new MisuseException($"'{text}' is no axis; write x, y or z, with - before it where it points down.");
}
