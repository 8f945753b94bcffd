using System.Globalization;

namespace Hipwise.Core.Tests;

public sealed class UnitTests
{
    public static TheoryData<string, double, string> Values => new()
    {
        { "deg", 9, "9°" },
        { "s", 31, "31 s" },
        { "ms", -40.4, "-40 ms" },
        { "count", 12, "12" },
        { "h", 7.5, "7.5 h" },
        { "min", 4, "4 min" },
        { "score", 3, "3" },
        { "cm", 15.2, "15.2 cm" },
        { "kg", 82.5, "82.5 kg" },
        { "percent", 40, "40 %" },
        { "body-masses", 1.8, "1.8 × body mass" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void A_value_is_shown_with_its_unit(string symbol, double value, string words)
    {
        Unit.Of(symbol).Format(value).ShouldBe(words);
    }

    [Theory]
    [InlineData(1.496, 0.004, "1.5 ± 0.1 s")]
    [InlineData(12, 0.55, "12.0 ± 0.6 s")]
    [InlineData(-0.02, 0, "0.0 ± 0.1 s")]
    public void A_fine_value_is_told_to_a_tenth_and_never_without_a_deviation(double value, double sd, string words)
    {
        Unit.Of("s").FormatFine(value, sd).ShouldBe(words);
    }

    [Fact]
    public void Symbols_lists_every_unit_in_alphabetical_order()
    {
        Unit.Symbols.ShouldBe(Values.Select(row => row.Data.Item1).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_symbol_finds_the_unit_that_is_written_with_it()
    {
        foreach (var symbol in Unit.Symbols)
        {
            Unit.Of(symbol).Symbol.ShouldBe(symbol);
            Unit.TryFind(symbol).ShouldBe(Unit.Of(symbol));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("DEG")]
    [InlineData("degrees")]
    [InlineData("°")]
    public void A_symbol_of_no_unit_is_refused_with_the_units_there_are(string symbol)
    {
        Unit.TryFind(symbol).ShouldBeNull();
        var problem = Should.Throw<ArgumentException>(() => Unit.Of(symbol));
        problem.Message.ShouldContain($"'{symbol}'");
        problem.Message.ShouldContain("body-masses, cm, count, deg");
    }

    [Theory]
    [InlineData("deg", 0.5, "1")]
    [InlineData("deg", 1.5, "2")]
    [InlineData("deg", 2.5, "3")]
    [InlineData("deg", -0.5, "-1")]
    [InlineData("deg", -2.5, "-3")]
    [InlineData("deg", 2.49, "2")]
    [InlineData("h", 0.25, "0.3")]
    [InlineData("h", -0.25, "-0.3")]
    [InlineData("cm", 2.75, "2.8")]
    [InlineData("kg", 80.0, "80")]
    public void Halves_round_away_from_zero(string symbol, double value, string number)
    {
        Unit.Of(symbol).FormatNumber(value).ShouldBe(number);
    }

    [Theory]
    [InlineData("deg", -0.4)]
    [InlineData("deg", -0.0)]
    [InlineData("cm", -0.04)]
    public void What_rounds_to_zero_is_shown_without_a_minus(string symbol, double value)
    {
        Unit.Of(symbol).FormatNumber(value).ShouldBe("0");
    }

    [Theory]
    [InlineData("deg", 1.0)]
    [InlineData("cm", 0.1)]
    public void Rounding_moves_a_value_by_half_a_step_at_most_and_treats_both_signs_alike(string symbol, double step)
    {
        const int seed = 20261121;
        var random = new Random(seed);
        var unit = Unit.Of(symbol);
        for (var i = 0; i < 500; i++)
        {
            var value = step + (random.NextDouble() * 300);
            var shown = unit.FormatNumber(value);
            var distance = Math.Abs(double.Parse(shown, CultureInfo.InvariantCulture) - value);
            distance.ShouldBeLessThanOrEqualTo((step / 2) + 1e-9, $"seed {seed}, case {i}, value {value:R}");
            unit.FormatNumber(-value).ShouldBe("-" + shown, $"seed {seed}, case {i}, value {value:R}");
        }
    }

    [Theory]
    [InlineData(9, 1.5, "9 ± 1.5°")]
    [InlineData(9.4, 2.0, "9 ± 2°")]
    [InlineData(-3.5, 0.25, "-4 ± 0.3°")]
    [InlineData(0, 0, "0 ± 0°")]
    public void A_standard_deviation_is_shown_to_one_decimal(double value, double sd, string words)
    {
        Unit.Of("deg").Format(value, sd).ShouldBe(words);
    }

    [Fact]
    public void The_culture_of_the_machine_does_not_change_the_words()
    {
        var before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        comma.NumberFormat.NegativeSign = "~";
        try
        {
            CultureInfo.CurrentCulture = comma;
            Unit.Of("h").Format(-7.5, 1.5).ShouldBe("-7.5 ± 1.5 h");
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
