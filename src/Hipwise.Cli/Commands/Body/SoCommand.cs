using System.Collections.Immutable;
using System.CommandLine;
using Hipwise.Body.Recruitment;
using Hipwise.Body.Spatial;

namespace Hipwise.Cli.Commands.Body;

/// <summary><c>hipwise body so</c>: how muscles share the work of a motion.</summary>
internal static class SoCommand
{
    private static readonly Option<string?> Actuators = new("--actuators")
    {
        Description = "Reserve and residual actuators beside the model's own (ForceSet).", HelpName = "A.xml",
    };

    private static readonly Option<string?> Exponent = new("--exponent")
    {
        Description = "The power of activation in the sum that is made least, above 1 (default: 2).", HelpName = "P",
    };

    private static readonly Option<string[]> Limit = new("--limit")
    {
        Description = "A weak or guarded muscle: its highest activation. May be given several times.", HelpName = "MUSCLE=0.5",
    };

    private static readonly Option<string?> Reactions = new("--joint-reactions")
    {
        Description = "Also the load of every joint on its child, told in this frame: ground, child, parent or a body of the model.", HelpName = "FRAME",
    };

    private static readonly Option<string[]> Contact = new("--contact")
    {
        Description = "A point of a segment (m, in its frame) that presses on something which stands still below it, with its friction (0 when left out); in place of"
            + " measured forces. May be given several times.",
        HelpName = "SEGMENT:X,Y,Z:FRICTION",
    };

    private static readonly Option<string> Output = BodyOptions.Output("The folder for the results; it is made when it is not there.", "DIR");

    public static Command Create()
    {
        var command = new ExampledCommand(
            "so",
            "Static optimisation: the activations and forces of muscles that carry a motion at the least sum of activations to a power.",
            "hipwise body so --model subject.osim --motion walk.mot --external-loads walk_grf.xml"
            + " --actuators reserves.xml --lowpass 6 --limit soleus_r=0.5 -o results")
        {
            BodyOptions.Model, BodyOptions.Motion, BodyOptions.Loads, Actuators, BodyOptions.Lowpass, Exponent, Limit, Contact, Reactions, BodyOptions.AsOpenSim, BodyOptions.Time,
            BodyOptions.Threads, Output,
        };
        command.SetAction((parsed, stop) => LongRun.RunAsync(parsed, JobOf(parsed).Run, stop));
        return command;
    }

    private static SoJob JobOf(ParseResult parsed)
    {
        var motion = parsed.GetRequiredValue(BodyOptions.Motion);
        var folder = parsed.GetRequiredValue(Output);
        return new(parsed.GetRequiredValue(BodyOptions.Model), motion, parsed.GetValue(BodyOptions.Loads))
        {
            Actuators = parsed.GetValue(Actuators) is { } file ? [file] : [],
            Lowpass = BodyOptions.LowpassOf(parsed),
            Sharing = new() { Exponent = ExponentOf(parsed), Limits = LimitsOf(parsed), Contacts = ContactsOf(parsed) },
            Convention = BodyOptions.ConventionOf(parsed),
            Times = BodyOptions.TimesOf(parsed),
            ReactionFrame = parsed.GetValue(Reactions),
            ReactionFile = Path.Combine(folder, ResultFiles.Part(Path.GetFileNameWithoutExtension(motion)) + "_JointReaction_ReactionLoads.sto"),
            Folder = folder,
            Name = Path.GetFileNameWithoutExtension(motion) + "_StaticOptimization",
        };
    }

    // Numbered by segment, in the order given.
    private static ImmutableArray<ContactPoint> ContactsOf(ParseResult parsed)
    {
        var contacts = ImmutableArray.CreateBuilder<ContactPoint>();
        foreach (var text in parsed.GetValue(Contact) ?? [])
        {
            var parts = text.Split(':');
            var place = parts.Length is 2 or 3 ? [.. parts[1].Split(',').Select(part => BodyOptions.TryNumber(part, out var number) ? number : double.NaN)] : Array.Empty<double>();
            var friction = 0.0;
            if (place.Length != 3 || place.Any(double.IsNaN) || parts[0].Length == 0
                || (parts.Length == 3 && !(BodyOptions.TryNumber(parts[2], out friction) && friction >= 0)))
            {
                throw new MisuseException($"--contact needs a segment, a place and perhaps a friction, such as --contact calcn_r:0.02,-0.01,0:0.6; '{text}' is not that.");
            }

            var number = contacts.Count(contact => contact.Segment == parts[0]) + 1;
            contacts.Add(new($"{parts[0]}_{number}", parts[0], new(place[0], place[1], place[2]), Vec3.Zero, friction));
        }

        if (contacts.Count > 0 && parsed.GetValue(Reactions) is not null)
        {
            throw new MisuseException("--joint-reactions cannot be told together with --contact: give the contacts' forces of a first run as --external-loads of a second one.");
        }

        return contacts.ToImmutable();
    }

    private static double ExponentOf(ParseResult parsed) => parsed.GetValue(Exponent) is not { } text ? 2
        : BodyOptions.TryNumber(text, out var exponent) && exponent is > 1 and <= 100 ? exponent
        : throw new MisuseException($"--exponent needs a number above 1 and up to 100; '{text}' is not that.");

    private static ImmutableDictionary<string, double> LimitsOf(ParseResult parsed)
    {
        var limits = ImmutableDictionary<string, double>.Empty;
        foreach (var text in parsed.GetValue(Limit) ?? [])
        {
            var at = text.LastIndexOf('=');
            if (at <= 0 || !BodyOptions.TryNumber(text[(at + 1)..], out var limit) || limit < 0)
            {
                throw new MisuseException($"--limit needs a muscle and its highest activation, such as --limit soleus_r=0.5; '{text}' is not that.");
            }

            limits = limits.ContainsKey(text[..at])
                ? throw new MisuseException($"--limit names '{text[..at]}' twice.")
                : limits.Add(text[..at], limit);
        }

        return limits;
    }
}
