package io.trailwright.policy.rules;

import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.exceptions.CelBadFormatException;
import dev.cel.common.types.SimpleType;
import dev.cel.runtime.CelFunctionBinding;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Comparisons of amounts: {@code args.amount.exceeds(10000)}, {@code .atLeast}, {@code .below}, {@code .atMost}. They
 * take numbers and decimal strings alike, as payment systems send both, and compare exactly. Anything else is an error,
 * and an error is high.
 */
final class AmountFunctions {

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,30})?");

    private AmountFunctions() {}

    static List<CelFunctionDecl> declarations() {
        return Stream.of(Comparison.values()).map(Comparison::declaration).toList();
    }

    static List<CelFunctionBinding> bindings() {
        return Stream.of(Comparison.values()).map(Comparison::binding).toList();
    }

    /**
     * The exact value of a number or decimal string.
     *
     * @throws CelBadFormatException for anything else
     */
    static BigDecimal amount(Object value) {
        if (value instanceof Double number && Double.isFinite(number)) {
            return BigDecimal.valueOf(number);
        }
        if (value instanceof Long number) {
            return BigDecimal.valueOf(number);
        }
        if (value instanceof String text && DECIMAL.matcher(text).matches()) {
            return new BigDecimal(text);
        }
        throw new CelBadFormatException("neither a number nor a decimal string");
    }

    private enum Comparison {
        EXCEEDS("exceeds"),
        AT_LEAST("atLeast"),
        BELOW("below"),
        AT_MOST("atMost");

        private final String function;

        Comparison(String function) {
            this.function = function;
        }

        private boolean holds(Object one, Object other) {
            int sign = amount(one).compareTo(amount(other));
            return switch (this) {
                case EXCEEDS -> sign > 0;
                case AT_LEAST -> sign >= 0;
                case BELOW -> sign < 0;
                case AT_MOST -> sign <= 0;
            };
        }

        private CelFunctionDecl declaration() {
            return CelFunctionDecl.newFunctionDeclaration(
                    function,
                    CelOverloadDecl.newMemberOverload(overload(), SimpleType.BOOL, SimpleType.DYN, SimpleType.DYN));
        }

        private CelFunctionBinding binding() {
            return CelFunctionBinding.from(overload(), Object.class, Object.class, this::holds);
        }

        private String overload() {
            return function + "_dyn_dyn";
        }
    }
}
