using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Hipwise.Care.Movements;
using Hipwise.Cli.Commands.Body;
using Hipwise.Core;
using Hipwise.Formats.OpenSim;
using Hipwise.Knowledge;

namespace Hipwise.Cli.Commands.Exercises;

/// <summary>What an exercise is simulated with, as options and as a request.</summary>
internal static class RequestOptions
{
    public static readonly Argument<string> Id = new("ID") { Description = "Id of an exercise or screen, for instance squat." };

    private static readonly Option<string?> Height = new("--height") { Description = "The person's height in metres (default: the model's).", HelpName = "M" };
    private static readonly Option<string?> Mass = new("--mass")
    {
        Description = "The person's mass in kilograms (default: the model's body mass index at this height).", HelpName = "KG",
    };

    private static readonly Option<string?> Thigh = new("--thigh") { Description = "Thighs longer or shorter than usual, as in --thigh +10%.", HelpName = "PERCENT" };
    private static readonly Option<string?> Shank = new("--shank") { Description = "Lower legs longer or shorter than usual, as in --shank=-5%.", HelpName = "PERCENT" };

    private static readonly Option<string[]> Load = new("--load")
    {
        Description = "A weight in kilograms, as in --load barbell=60; may be given several times.", HelpName = "THING=KG",
    };

    private static readonly Option<string[]> Weaken = new("--weaken")
    {
        Description = "The highest activation left to a muscle, its regions or a group, as in --weaken gluteus-maximus:left=0.5; may be given several times.",
        HelpName = "MUSCLE[:SIDE]=0..1",
    };

    private static readonly Option<string?> Fault = new("--fault")
    {
        Description = "Another way to do it: a fault, a cue or a place of the band, as in --fault knee-in.", HelpName = "ID",
    };

    private static readonly Option<string?> Tempo = new("--tempo")
    {
        Description = "Seconds there, held and back, as in --tempo 3-1-1 (default: 2-1-2).", HelpName = "S-S-S",
    };

    private static readonly Option<string?> OnSide = new("--side") { Description = "The side that works (default: right).", HelpName = "left|right" };
    private static readonly Option<string?> Frames = new("--frames") { Description = "How many moments are worked out (default: 60).", HelpName = "N" };

    public static void AddTo(Command command)
    {
        command.Arguments.Add(Id);
        foreach (var option in (Option[])[Height, Mass, Thigh, Shank, Load, Weaken, Fault, Tempo, OnSide, Frames])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>Simulates what the command line asks for.</summary>
    /// <exception cref="MisuseException">It asks for what there is not.</exception>
    public static SimulatedExercise Simulate(ParseResult parsed, KnowledgeBase knowledge, ExerciseRequest request)
    {
        var body = OsimReader.ReadFile(OwnBody.Of(parsed).ModelFile).Model;
        try
        {
            return ExerciseSimulation.Run(knowledge, body, parsed.GetRequiredValue(Id), request);
        }
        catch (SimulationRequestException problem)
        {
            throw new MisuseException(problem.Message);
        }
    }

    public static ExerciseRequest Of(ParseResult parsed)
    {
        var person = new PersonBuild(NumberOf(parsed, Height), NumberOf(parsed, Mass), FactorOf(parsed, Thigh), FactorOf(parsed, Shank));
        return new()
        {
            Person = person == new PersonBuild() ? null : person,
            Kilograms = (parsed.GetValue(Load) ?? []).Select(ReadLoad).GroupBy(pair => pair.Key, StringComparer.Ordinal)
                .ToImmutableDictionary(group => group.Key, group => group.Last().Value, StringComparer.Ordinal),
            Weakened = [.. (parsed.GetValue(Weaken) ?? []).Select(ReadWeak)],
            Variant = parsed.GetValue(Fault),
            Pace = parsed.GetValue(Tempo) is { } tempo ? ReadPace(tempo) : null,
            Side = parsed.GetValue(OnSide) is { } side ? ReadSide("--side", side) : Side.Right,
            Frames = FramesOf(parsed),
        };
    }

    private static int FramesOf(ParseResult parsed) => parsed.GetValue(Frames) is { } text
        ? int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var frames) ? frames
            : throw new MisuseException($"--frames needs a whole number, such as --frames 60; '{text}' is not that.")
        : ExerciseRequest.UsualFrames;

    private static double? NumberOf(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) is { } text
        ? BodyOptions.TryNumber(text, out var number) ? number
            : throw new MisuseException($"{option.Name} needs a number; '{text}' is not that.")
        : null;

    private static double FactorOf(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) is { } text
        ? BodyOptions.TryNumber(text.TrimEnd('%'), out var percent) ? 1 + (percent / 100)
            : throw new MisuseException($"{option.Name} needs a percentage, as in {option.Name}=+10%; '{text}' is not that.")
        : 1;

    private static MovementPace ReadPace(string text)
    {
        var parts = text.Split('-');
        return parts.Length == 3 && BodyOptions.TryNumber(parts[0], out var there) && BodyOptions.TryNumber(parts[1], out var hold) && BodyOptions.TryNumber(parts[2], out var back)
            ? new(there, hold, back)
            : throw new MisuseException($"--tempo needs seconds there, held and back, as in --tempo 3-1-1; '{text}' is not that.");
    }

    private static KeyValuePair<string, double> ReadLoad(string text)
    {
        var parts = text.Split('=');
        return parts.Length == 2 && BodyOptions.TryNumber(parts[1], out var kilograms) ? KeyValuePair.Create(parts[0], kilograms)
            : throw new MisuseException($"--load needs a thing and its kilograms, as in --load barbell=60; '{text}' is not that.");
    }

    private static MuscleCapacity ReadWeak(string text)
    {
        var parts = text.Split('=');
        var names = parts[0].Split(':');
        return parts.Length == 2 && names.Length <= 2 && BodyOptions.TryNumber(parts[1], out var capacity)
            ? new(names[0], names.Length == 2 ? ReadSide("--weaken", names[1]) : null, capacity)
            : throw new MisuseException($"--weaken needs a muscle and what is left of it, as in --weaken gluteus-maximus:left=0.5; '{text}' is not that.");
    }

    private static Side ReadSide(string option, string text) => Sides.All.Select(side => (Side?)side).FirstOrDefault(side => side!.Value.Word() == text)
        ?? throw new MisuseException($"{option} knows the sides left and right; '{text}' is neither.");
}
