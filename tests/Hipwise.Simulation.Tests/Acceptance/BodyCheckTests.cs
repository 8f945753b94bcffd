using System.Collections.Immutable;
using Hipwise.Body.Model;
using Hipwise.Simulation.Acceptance;
using Hipwise.Simulation.Building;
using Hipwise.Simulation.Tests.Building;

namespace Hipwise.Simulation.Tests.Acceptance;

public class BodyCheckTests
{
    private static readonly Lazy<ImmutableArray<CheckLine>> Lines = new(() => BodyCheck.Run(OwnBody.Model, OwnBody.Reference));

    // Told in docs/validation/hip.md: seated, with the hip at a right angle, the model turns the thigh outward with less than people do.
    private const string KnownMiss = "hip external rotation";

    [Fact]
    public void The_body_clears_every_bar_but_the_one_that_is_told()
    {
        foreach (var line in Lines.Value.Where(line => !line.Name.StartsWith("Isometric strength", StringComparison.Ordinal)))
        {
            line.Passed.ShouldBeTrue($"{line.Name}: {line.Reached} (bar: {line.Bar}) {string.Join("; ", line.Details)}");
        }

        var strength = Lines.Value.Single(line => line.Name.StartsWith("Isometric strength", StringComparison.Ordinal));
        strength.Details.Where(detail => detail.EndsWith("(outside)", StringComparison.Ordinal)).ShouldAllBe(detail => detail.StartsWith(KnownMiss, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_dropped_or_outside_is_told_with_its_reason()
    {
        OwnBody.Reference.Targets.Where(target => target.Use == TargetUse.Drop).ShouldAllBe(target => target.Note.Length > 0);
        OwnBody.Reference.Targets.Where(target => target.Use == TargetUse.Compare).ShouldAllBe(target => target.Deviation != null);
        var page = string.Join(' ', File.ReadAllText(Path.Combine(Repository.Root, "docs", "validation", "hip.md")).Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        foreach (var detail in Lines.Value[0].Details)
        {
            page.ShouldContain(detail.Split(':')[0]);
        }
    }

    [Fact]
    public void A_path_put_wrong_is_found()
    {
        // The tendon of piriformis 30 mm too far forward, and the sole via point of the lower gluteus maximus beside its insertion.
        var wrong = Move(Move(OwnBody.Model.Description, "piri_r", 2, (30, 0, 0)), "glmax3_r", 1, (95, -20, 40));
        var lines = BodyCheck.Run(BodyModel.Compile(wrong), OwnBody.Reference);
        Line(lines, "Published moment arms").Passed.ShouldBeFalse();
        Line(lines, "Signs where").Passed.ShouldBeFalse();
        Line(lines, "No moment arm jumps").Passed.ShouldBeFalse();
        Line(lines, "Every moment arm is the slope").Passed.ShouldBeTrue();
    }

    [Fact]
    public void A_tendon_too_long_is_found()
    {
        var wrong = OwnBody.Model.Description with
        {
            Muscles = [.. OwnBody.Model.Description.Muscles.Select(muscle => muscle.Name == "glmed2_r" ? muscle with { TendonSlackLength = muscle.TendonSlackLength + 0.02 } : muscle)],
        };
        Line(BodyCheck.Run(BodyModel.Compile(wrong), OwnBody.Reference), "Fibres").Passed.ShouldBeFalse();
    }

    [Fact]
    public void The_drawings_are_those_of_the_body()
    {
        foreach (var (name, svg) in BodyPlots.Draw(OwnBody.Model, OwnBody.Reference))
        {
            File.ReadAllText(Path.Combine(Repository.Root, "docs", "validation", "hip", $"{name}.svg")).ShouldBe(svg, "run './hipwise body check --plots docs/validation/hip'");
        }
    }

    private static CheckLine Line(ImmutableArray<CheckLine> lines, string start) => lines.Single(line => line.Name.StartsWith(start, StringComparison.Ordinal));

    private static ModelDescription Move(ModelDescription model, string muscle, int point, (double X, double Y, double Z) by) => model with
    {
        Muscles = [.. model.Muscles.Select(one => one.Name != muscle ? one : one with
        {
            Path = [.. one.Path.Select((place, i) => i == point && place is PathPointDescription.Fixed(var on, var at)
                ? new PathPointDescription.Fixed(on, new(at.X + (by.X / 1000), at.Y + (by.Y / 1000), at.Z + (by.Z / 1000))) : place)],
        })],
    };
}
