using NodaTime;

namespace Hipwise.Care.Tests.Year;

/// <summary>Forty people live with Hipwise for a year.</summary>
public class SimulatedYearTests
{
    private const int People = 40;

    [Fact]
    public void No_rule_is_ever_broken()
    {
        var people = Enumerable.Range(1, People).Select(seed => new SimulatedPerson(seed)).ToList();
        Parallel.ForEach(people, person => person.Live(new LocalDate(2026, 1, 1), 365));
        Console.WriteLine(
            $"A year of {People} people (seeds 1-{People}): {people.Sum(person => person.Sessions)} sessions, {people.Sum(person => person.Nudges)} nudges, "
            + $"{people.Sum(person => person.Told)} things told, which arrived {people.Sum(person => person.Arrived)} times.");
        people.SelectMany(person => person.Broken).ShouldBeEmpty();
        people.ShouldAllBe(person => person.Sessions > 20 && person.Nudges > 100);
        people.Count(person => person.OwnSets > 50).ShouldBeGreaterThan(People / 4, "too few did own exercises for their limits to mean anything");
    }
}
