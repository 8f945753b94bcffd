using System.Text.Json.Nodes;
using Hipwise.Care.Checkup;

namespace Hipwise.Care.Tests.Reader;

/// <summary>Metric and imperial answers give the same person.</summary>
public sealed class PersonUnitTests
{
    private const double Exact = 1e-9;

    [Theory]
    [InlineData("""{"value":177.8,"unit":"cm"}""")]
    [InlineData("""{"value":1.778,"unit":"m"}""")]
    [InlineData("""{"value":70,"unit":"in"}""")]
    [InlineData("""{"feet":5,"inches":10}""")]
    [InlineData("""{"inches":70}""")]
    public void A_height_is_the_same_in_every_unit(string height) =>
        TestKnowledge.Read(Reading.WithYou($"\"height\":{height}")).Person.HeightCm.ShouldNotBeNull().ShouldBe(177.8, Exact);

    [Theory]
    [InlineData("""{"value":6,"unit":"ft"}""")]
    [InlineData("""{"feet":6}""")]
    [InlineData("""{"feet":5.5,"inches":6}""")]
    public void Feet_are_of_twelve_inches(string height) =>
        TestKnowledge.Read(Reading.WithYou($"\"height\":{height}")).Person.HeightCm.ShouldNotBeNull().ShouldBe(182.88, Exact);

    [Theory]
    [InlineData("""{"value":45.359237,"unit":"kg"}""")]
    [InlineData("""{"value":100,"unit":"lb"}""")]
    public void A_mass_is_the_same_in_every_unit(string mass) =>
        TestKnowledge.Read(Reading.WithYou($"\"mass\":{mass}")).Person.MassKg.ShouldNotBeNull().ShouldBe(45.359237, Exact);

    [Theory]
    [InlineData("thigh")]
    [InlineData("lowerLeg")]
    public void Leg_lengths_take_inches_too(string name)
    {
        var person = TestKnowledge.Read(Reading.WithYou($$$"""  "{{{name}}}":{"value":16,"unit":"in"}  """)).Person;

        (name == "thigh" ? person.ThighCm : person.LowerLegCm).ShouldNotBeNull().ShouldBe(40.64, Exact);
        (name == "thigh" ? person.LowerLegCm : person.ThighCm).ShouldBeNull();
    }

    [Fact]
    public void The_same_person_in_both_systems_gets_the_same_result()
    {
        var imperial = TestKnowledge.Edit("strong-lifter", root =>
        {
            root["you"]!["mass"] = Quantity(80 / 0.45359237, "lb");
            root["you"]!["height"] = Quantity((5 * 12) + 11, "in");
            root["you"]!["training"]!["lifts"]![0]!["load"] = Quantity(144 / 0.45359237, "lb");
        });

        ResultJson.Write(TestKnowledge.Assess(imperial)).ShouldBe(ResultJson.Write(TestKnowledge.Example("strong-lifter")));
    }

    [Fact]
    public void What_is_not_answered_stays_open()
    {
        var person = TestKnowledge.Read("""{"version":1}""").Person;

        person.HeightCm.ShouldBeNull();
        person.MassKg.ShouldBeNull();
        person.AgeBand.ShouldBeNull();
        person.MinutesPerDay.ShouldBeNull();
        person.HoursSitting.ShouldBeNull();
        person.WorkingHours.ShouldBeNull();
        person.LoadedSessions.ShouldBeFalse();
        person.Floor.ShouldBeTrue();
    }

    [Fact]
    public void Working_days_are_monday_to_friday_unless_said()
    {
        var hours = TestKnowledge.Read(Reading.WithYou("\"workingHours\":{\"start\":\"08:15\",\"end\":\"16:45\"}")).Person.WorkingHours.ShouldNotBeNull();

        hours.Start.ShouldBe(new TimeOnly(8, 15));
        hours.End.ShouldBe(new TimeOnly(16, 45));
        hours.Days.ShouldBe(["monday", "tuesday", "wednesday", "thursday", "friday"]);
    }

    private static JsonObject Quantity(double value, string unit) => new() { ["value"] = value, ["unit"] = unit };
}
