-- KEYS: board. ARGV: member, neighbours on each side.
-- Returns the total, the rank from 0 or -1, then the members.
local rank = redis.call('ZRANK', KEYS[1], ARGV[1])
local total = redis.call('ZCARD', KEYS[1])
if not rank then return {total, -1} end
local answer = redis.call('ZRANGE', KEYS[1], math.max(0, rank - ARGV[2]), rank + ARGV[2])
table.insert(answer, 1, total)
table.insert(answer, 2, rank)
return answer
