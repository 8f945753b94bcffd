using System.Collections.Immutable;
using Hipwise.Core;

namespace Hipwise.Knowledge;

/// <summary>The kinds of value a measure may have.</summary>
public enum MeasureType
{
    /// <summary>A number in a unit.</summary>
    Number,

    /// <summary>Yes or no.</summary>
    YesNo,

    /// <summary>One of several options.</summary>
    Choice,

    /// <summary>Any of several options.</summary>
    Choices,
}

/// <summary>One number, choice or yes/no that a screen yields.</summary>
/// <param name="Id">Unique within its screen.</param>
/// <param name="Type">What kind of value.</param>
/// <param name="Unit">Unit of a number; null otherwise.</param>
/// <param name="Min">Smallest value that can be true, in the unit.</param>
/// <param name="Max">Largest value that can be true, in the unit.</param>
/// <param name="Options">Ids of the options of a choice.</param>
/// <param name="Tries">How often it should be tried; at least one.</param>
/// <param name="By">Who can measure it.</param>
/// <param name="Better"><c>higher</c>, <c>lower</c> or <c>neither</c>.</param>
/// <param name="Reference">Usual values, or null.</param>
/// <param name="Error">Measurement error, or null.</param>
/// <param name="SideRule">When a difference between the sides may be shown, or null.</param>
/// <param name="Name">Its name.</param>
/// <param name="Ask">The question.</param>
/// <param name="OptionNames">What each option is called.</param>
public sealed record Measure(
    string Id, MeasureType Type, Unit? Unit, double Min, double Max, ImmutableArray<string> Options, int Tries,
    ImmutableArray<ObservationSource> By, string Better, Reference? Reference, MeasurementError? Error, SideRule? SideRule,
    string Name, string Ask, ImmutableDictionary<string, string> OptionNames);

/// <summary>Usual values of a measure in a population.</summary>
/// <param name="Low">Lower bound, or null when open or only tabled.</param>
/// <param name="High">Upper bound, or null when open or only tabled.</param>
/// <param name="Rows">Bounds by age band and sex; empty when one range serves all.</param>
/// <param name="Population">Whom it was measured in, or null.</param>
/// <param name="Note">What to know about it, or null.</param>
/// <param name="Grounds">Where it comes from; null when there are no figures, only a note.</param>
public sealed record Reference(
    double? Low, double? High, ImmutableArray<ReferenceRow> Rows, string? Population, string? Note, Grounds? Grounds)
{
    /// <summary>The range for a person: the row of their age and sex, else the common range, else null.</summary>
    public (double? Low, double? High)? RangeFor(string? ageBand, string? sex)
    {
        foreach (var row in Rows)
        {
            if ((row.AgeBand is null || row.AgeBand == ageBand) && (row.Sex is null || row.Sex == sex))
            {
                return (row.Low, row.High);
            }
        }

        return Low is null && High is null ? null : (Low, High);
    }
}

/// <summary>The usual range of one age band or sex.</summary>
/// <param name="AgeBand">Id of the age band, or null for all.</param>
/// <param name="Sex"><c>female</c>, <c>male</c>, or null for both.</param>
/// <param name="Low">Lower bound, or null when open.</param>
/// <param name="High">Upper bound, or null when open.</param>
public sealed record ReferenceRow(string? AgeBand, string? Sex, double? Low, double? High);

/// <summary>How much a measure varies when nothing has changed.</summary>
/// <param name="Sem">Standard error of measurement in the measure's unit, or null.</param>
/// <param name="Mdc">Smallest change beyond error at 95 %, in the measure's unit, or null.</param>
/// <param name="CvPercent">Typical error in percent of the value, where no error in units is known; or null.</param>
/// <param name="Grounds">Where it comes from.</param>
public sealed record MeasurementError(double? Sem, double? Mdc, double? CvPercent, Grounds Grounds)
{
    // Two measurements differ by chance by up to 1.96 × √2 standard errors in 95 of 100 cases.
    private const double ChangeFactor = 2.77;

    /// <summary>The standard deviation of one reading, in the measure's unit.</summary>
    public double SdAt(double value) => Sem ?? Mdc / ChangeFactor ?? Math.Abs(value) * (CvPercent ?? 0) / 100;

    /// <summary>The smallest departure that may be shown, in the measure's unit.</summary>
    public double SmallestShown(double value) => Mdc ?? ChangeFactor * SdAt(value);
}

/// <summary>When a difference between left and right may be shown.</summary>
/// <param name="Percent">Smallest difference in percent of the higher side, or null.</param>
/// <param name="Units">Smallest difference in the measure's unit, or null.</param>
/// <param name="Days">On how many days it must repeat to be clear.</param>
/// <param name="Grounds">Where it comes from.</param>
public sealed record SideRule(double? Percent, double? Units, int Days, Grounds Grounds);
