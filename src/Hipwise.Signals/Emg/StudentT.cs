namespace Hipwise.Signals.Emg;

/// <summary>How far means of few values scatter.</summary>
internal static class StudentT
{
    /// <summary>What 97.5 of 100 values of Student's t stay below; Cornish and Fisher's expansion, within 1 % from three degrees on, exact for one and two.</summary>
    /// <param name="degrees">1 or more.</param>
    public static double Quantile975(double degrees)
    {
        const double Z = 1.959964;
        if (degrees < 3)
        {
            return degrees < 2 ? 12.7062 : 4.30265;
        }

        var (z3, z5, z7) = (Math.Pow(Z, 3), Math.Pow(Z, 5), Math.Pow(Z, 7));
        return Z + ((z3 + Z) / (4 * degrees)) + (((5 * z5) + (16 * z3) + (3 * Z)) / (96 * degrees * degrees))
            + (((3 * z7) + (19 * z5) + (17 * z3) - (15 * Z)) / (384 * Math.Pow(degrees, 3)));
    }
}
