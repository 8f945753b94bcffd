using Hipwise.Care.Movements;
using Hipwise.Core;

namespace Hipwise.Care.Tests.Movements;

/// <summary>What a simulated exercise asks of a body, and how that follows what is asked for.</summary>
public class ExerciseSimulationTests
{
    private const double Gravity = 9.80665;

    [Fact]
    public void A_squat_is_told_phase_by_phase()
    {
        var demands = OwnBody.Simulate("squat").Demands;
        demands.IsCarried.ShouldBeTrue();
        demands.Phases.Select(phase => (phase.Way, phase.From, phase.To)).ShouldBe([(PhaseWay.There, 0, 2), (PhaseWay.Hold, 2, 3), (PhaseWay.Back, 3, 5)]);
        demands.Phases[0].Caption.ShouldBe(demands.Phases[1].Caption);
        foreach (var muscle in demands.Muscles)
        {
            muscle.Peak.ShouldBe(muscle.Phases.Max(phase => phase.Peak));
            muscle.Phases[muscle.PeakPhase].Peak.ShouldBe(muscle.Peak);
            muscle.Mean.ShouldBeInRange(0, muscle.Peak + 1e-12);
            muscle.Peak.ShouldBeLessThanOrEqualTo(1 + 1e-9);
            muscle.LongestFiber.ShouldBeInRange(0.3, 2);
        }
    }

    [Fact]
    public void Shares_of_a_moment_add_up_and_name_who_pulls_that_way()
    {
        var demands = OwnBody.Simulate("squat").Demands;
        foreach (var phase in demands.Joints.SelectMany(joint => joint.Phases))
        {
            phase.Shares.Sum(share => share.Share).ShouldBe(1, 1e-9);
        }

        var knee = demands.Joints.Single(joint => joint.Moment.Id == "knee-flexion" && joint.Side == Side.Right);
        knee.Phases[knee.PeakPhase].Peak.ShouldBeLessThan(-20, "the knee is straightened");
        var vasti = knee.Phases[knee.PeakPhase].Shares.Where(share => TestKnowledge.Shipped.Muscles[share.Muscle!].Group == "quadriceps").Sum(share => share.Share);
        vasti.ShouldBeGreaterThan(0.9);
        knee.Phases[knee.PeakPhase].Shares.ShouldNotContain(share => share.Muscle == "semimembranosus");
    }

    [Fact]
    public void Down_and_up_again_work_is_taken_up_and_given_back_alike_on_both_sides()
    {
        var simulated = OwnBody.Simulate("squat");
        foreach (var work in simulated.Demands.Work)
        {
            work.Positive.ShouldBe(-work.Negative, 0.05 * (work.Positive + 1), work.Joint);
        }

        simulated.Demands.Work.Sum(work => work.PositiveShare).ShouldBe(1, 1e-9);
        simulated.Demands.Work.Where(work => work.Joint == "hip").Select(work => work.Positive).Distinct().Count().ShouldBeLessThanOrEqualTo(2);

        // All that joints do lifts the mass centre: what stands on the floor gives nothing.
        var lifted = simulated.Demands.Work.Sum(work => work.Positive);
        lifted.ShouldBeInRange(150, 300, "about 75 kg by some 25 to 35 cm, and muscles work against each other a little");
    }

    [Fact]
    public void What_carries_the_body_is_told_by_part()
    {
        var simulated = OwnBody.Simulate("squat");
        var weight = Gravity * simulated.Body.Segments.Sum(segment => segment.Mass);
        simulated.Demands.Supports.Select(support => (support.Part, support.Side)).ShouldBe([("foot", Side.Right), ("foot", Side.Left)], ignoreOrder: true);
        simulated.Demands.Supports.Sum(support => support.Phases[1].MeanUp).ShouldBe(weight, 0.03 * weight);
        var bridge = OwnBody.Simulate("glute-bridge").Demands.Supports.Select(support => support.Part).Distinct().ToList();
        bridge.ShouldContain("foot");
        bridge.ShouldContain("shoulders");
        bridge.ShouldBeSubsetOf(TestKnowledge.Shipped.Movements.Parts.Select(part => part.Part));
    }

    [Fact]
    public void A_whole_muscle_stands_beside_its_regions()
    {
        var demands = OwnBody.Simulate("glute-bridge").Demands;
        double Peak(string muscle) => demands.Find(muscle, Side.Right)!.Peak;
        double[] regions = [Peak("gluteus-maximus-upper"), Peak("gluteus-maximus-middle"), Peak("gluteus-maximus-lower")];
        Peak("gluteus-maximus").ShouldBeInRange(regions.Min(), regions.Max());
        demands.Muscles.Where(muscle => muscle.Side == Side.Left).Select(muscle => muscle.Muscle).ShouldBeUnique();
    }

    [Fact]
    public void With_the_other_side_at_work_left_and_right_are_swapped()
    {
        var right = OwnBody.Simulate("single-leg-stance").Demands;
        var left = OwnBody.Simulate("single-leg-stance", new() { Side = Side.Left }).Demands;
        foreach (var muscle in right.Muscles)
        {
            left.Find(muscle.Muscle, muscle.Side.Other())!.Peak.ShouldBe(muscle.Peak, 0.02, muscle.Muscle);
        }
    }

    [Fact]
    public void A_weakened_muscle_gives_no_more_than_it_has_and_others_take_over()
    {
        var full = OwnBody.Simulate("glute-bridge").Demands;
        var weak = OwnBody.Simulate("glute-bridge", new() { Weakened = [new("gluteus-maximus", Side.Right, 0.1)] }).Demands;
        weak.Find("gluteus-maximus", Side.Right)!.Peak.ShouldBe(0.1, 1e-6);
        weak.Find("gluteus-maximus", Side.Left)!.Peak.ShouldBeGreaterThan(0.2);
        weak.Find("semitendinosus", Side.Right)!.Mean.ShouldBeGreaterThan(full.Find("semitendinosus", Side.Right)!.Mean);
        double HamstringShare(MovementDemands demands) => demands.Joints.Single(joint => joint.Moment.Id == "hip-flexion" && joint.Side == Side.Right).Phases[1].Shares
            .Where(share => share.Muscle is { } muscle && TestKnowledge.Shipped.Muscles[muscle].Group == "hamstring").Sum(share => share.Share);
        HamstringShare(weak).ShouldBeGreaterThan(HamstringShare(full) + 0.05);
    }

    [Fact]
    public void More_than_a_body_can_is_told_with_what_is_missing_and_where()
    {
        var shortfalls = new[] { 0.3, 0.15, 0.0 }.Select(capacity => OwnBody.Simulate(
            "single-leg-stance", new() { Weakened = [new("gluteus-medius", null, capacity)] }).Demands.Shortfall).ToList();
        shortfalls.ShouldAllBe(shortfall => shortfall != null && shortfall.IsMoment && shortfall.Missing > 1);
        shortfalls.Select(shortfall => shortfall!.Missing).ShouldBeInOrder(SortDirection.Ascending);
        (shortfalls[2]!.JointName, shortfalls[2]!.Side).ShouldBe(("hip", Side.Right));
    }

    [Fact]
    public void A_group_can_be_weakened_as_one()
    {
        var demands = OwnBody.Simulate("glute-bridge", new() { Weakened = [new("hamstring", null, 0.3)] }).Demands;
        foreach (var muscle in demands.Muscles.Where(muscle => TestKnowledge.Shipped.Muscles[muscle.Muscle].Group == "hamstring"))
        {
            muscle.Peak.ShouldBeLessThanOrEqualTo(0.3 + 1e-6, muscle.Muscle);
        }
    }

    [Fact]
    public void A_load_asks_more_and_rests_on_the_feet()
    {
        var light = OwnBody.Simulate("hip-thrust-barbell").Demands;
        var heavy = OwnBody.Simulate("hip-thrust-barbell", new() { Kilograms = TestLoads(40) }).Demands;
        heavy.Find("gluteus-maximus", Side.Right)!.Mean.ShouldBeGreaterThan(light.Find("gluteus-maximus", Side.Right)!.Mean);
        (heavy.Supports.Sum(support => support.Phases[1].MeanUp) - light.Supports.Sum(support => support.Phases[1].MeanUp)).ShouldBe(20 * Gravity, 3);
    }

    [Theory]
    [InlineData("sqat", "There is no exercise or screen 'sqat'; did you mean 'squat'?")]
    public void An_unknown_exercise_is_refused_by_name(string id, string message) =>
        Should.Throw<SimulationRequestException>(() => OwnBody.Simulate(id)).Message.ShouldBe(message);

    [Fact]
    public void What_cannot_be_is_refused_with_what_would_do()
    {
        string Refused(ExerciseRequest request) => Should.Throw<SimulationRequestException>(() => OwnBody.Simulate("squat", request)).Message;
        Refused(new() { Weakened = [new("gluteus-maxima", null, 0.5)] }).ShouldBe("There is no muscle 'gluteus-maxima'; did you mean 'gluteus-maximus'?");
        Refused(new() { Weakened = [new("transversus-abdominis", null, 0.5)] }).ShouldContain("has no muscle of 'transversus-abdominis'");
        Refused(new() { Weakened = [new("gluteus-maximus", null, 1.5)] }).ShouldBe("Give a capacity of 'gluteus-maximus' from 0 to 1; 1.5 is not that.");
        Refused(new() { Kilograms = TestLoads(double.NaN) }).ShouldContain("a weight of 'barbell' from 0 to 600 kg");
        Refused(new() { Person = new(Height: 170) }).ShouldBe("Give a height from 1 to 2.5 m; 170 is not that.");
        Refused(new() { Variant = "knee-inn" }).ShouldBe("There is no fault 'knee-inn'; did you mean 'knee-in'?");
        Refused(new() { Variant = "pelvis-drop-10" }).ShouldContain("makes no sense for 'squat'; use one of knee-in");
    }

    private static System.Collections.Immutable.ImmutableDictionary<string, double> TestLoads(double kilograms) =>
        System.Collections.Immutable.ImmutableDictionary<string, double>.Empty.Add("barbell", kilograms);
}
