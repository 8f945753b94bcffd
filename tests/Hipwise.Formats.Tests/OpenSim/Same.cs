using System.Collections;
using System.Globalization;
using System.Reflection;
using Hipwise.Body.Spatial;

namespace Hipwise.Formats.Tests.OpenSim;

/// <summary>Compares descriptions member by member, numbers within a tolerance.</summary>
internal static class Same
{
    public static void Check(object? actual, object? expected, double tolerance, string path = "")
    {
        switch (expected)
        {
            case null:
                actual.ShouldBeNull(path);
                break;
            case double number:
                Close((double)actual!, number, tolerance, path);
                break;
            case string or bool or int or Enum:
                actual.ShouldBe(expected, path);
                break;
            case IEnumerable list:
                var (a, b) = (((IEnumerable)actual!).Cast<object?>().ToList(), list.Cast<object?>().ToList());
                a.Count.ShouldBe(b.Count, path);
                for (var i = 0; i < a.Count; i++)
                {
                    Check(a[i], b[i], tolerance, string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]"));
                }

                break;
            default:
                actual.ShouldNotBeNull(path).ShouldBeOfType(expected.GetType(), path);
                foreach (var property in expected.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(Counts))
                {
                    Check(property.GetValue(actual), property.GetValue(expected), tolerance, $"{path}.{property.Name}");
                }

                break;
        }
    }

    private static bool Counts(PropertyInfo property) =>
        property.GetIndexParameters().Length == 0 && property.Name is not "EqualityContract"
        && !(property.DeclaringType == typeof(Vec3) && property.Name is not ("X" or "Y" or "Z"))
        && !(property.DeclaringType == typeof(Mat3) && !property.Name.StartsWith("Row", StringComparison.Ordinal));

    private static void Close(double actual, double expected, double tolerance, string path)
    {
        if (!actual.Equals(expected))
        {
            actual.ShouldBe(expected, tolerance, path);
        }
    }
}
